import { Failure } from "../failure.ts";
import { openModel } from "../model/model_file.ts";
import type { Model } from "../model/model.ts";
import type { ContactSheet } from "../report/contact_sheet.ts";
import { groupOf } from "../report/exports.ts";
import { type Group, type ModelReport, REPORT_DEFAULTS } from "../report/model_report.ts";
import { picturePng, pictureSvg } from "../report/picture_file.ts";
import { makeReport } from "../report/report.ts";
import { formatOf } from "./export.ts";
import type { Io } from "./io.ts";
import { modelSource } from "./model_source.ts";
import { saveTo } from "./save_to.ts";

/** The options of commands that can save what they show. */
export interface SaveOptions {
  /** A .png or .svg file. */
  readonly output: string;
  /** Replace a file that is there already. */
  readonly force?: boolean;
}

/**
 * Saves what a command shows of a model's components as a picture.
 *
 * @param path the model file; its images are not read
 * @param top how many of a digit's top components
 * @param sheetOf the picture
 */
export async function saveComponents(
  path: string,
  { output, force = false }: SaveOptions,
  top: number,
  sheetOf: (model: ModelReport) => ContactSheet,
  io: Io,
): Promise<void> {
  const format = formatOf({ output });
  if (format !== "png" && format !== "svg") {
    throw new Failure(`${output}: pictures are saved as .png or .svg; for numbers see export`, 2);
  }
  await saveTo({ output, force, sources: [path], isText: format === "svg" }, io, async () => {
    const named = await withoutImages(path);
    const options = { ...REPORT_DEFAULTS, top, classTop: top };
    const [report] = makeReport([named], options).models;
    const sheet = sheetOf(report!);
    return [
      format === "png" ? await picturePng(sheet) : new TextEncoder().encode(pictureSvg(sheet)),
    ];
  });
}

/** The same of a digit's top components. */
export function saveDigit(
  path: string,
  options: SaveOptions & { readonly digit: number; readonly top: number },
  sheetOf: (model: ModelReport, group: Group) => ContactSheet,
  io: Io,
): Promise<void> {
  const { digit, top } = options;
  return saveComponents(path, options, top, (model) => sheetOf(model, groupOf(model, digit)), io);
}

async function withoutImages(source: string): Promise<{ path: string; model: Model }> {
  const handle = await openModel(await modelSource(source));
  try {
    const { path, components, shape, origin } = handle;
    const [features, labels] = [await handle.features(), await handle.labels()];
    return { path, model: { components, features, labels, images: null, shape, origin } };
  } finally {
    handle.close();
  }
}
