import { encodeNpy } from "../arrays/npy.ts";
import { Failure } from "../failure.ts";
import { csv } from "../render/tables/csv.ts";
import { jsonLine } from "../render/tables/json.ts";
import type { Chart } from "../sections/chart.ts";
import { type Export, EXPORT_FORMATS, type ExportFormat } from "../sections/export_names.ts";
import { type Exported, exportOf } from "../sections/exports.ts";
import { REPORT_DEFAULTS } from "../sections/report_facts.ts";
import type { PictureSet } from "../sections/section.ts";
import { chosenClass, type ClassChoice, labelOf } from "./class_choice.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { saveTo } from "./save_to.ts";

/** The options of `export`. */
export interface ExportOptions extends ClassChoice {
  /** What is exported; there must be something. */
  readonly what?: Export;
  /** One component or one image, counted from 0; absent: all, of samples the first of each class. */
  readonly index?: number;
  /** Absent: the ending of the output. */
  readonly format?: ExportFormat;
  /** Width of a picture in pixels; absent: as it needs. */
  readonly size?: number;
  /** A file, or `-` for standard output; there must be one. */
  readonly output?: string;
  /** Replace a file that is there already. */
  readonly force?: boolean;
  /** Top components of each class; absent: 10. */
  readonly top?: number;
  /** How many of the worst and of the best reconstructions; absent: 20. */
  readonly ranked?: number;
}

/** What is of images, the largest member of a model file. */
const OF_IMAGES: readonly Export[] = ["samples", "reconstructions", "image", "bars", "histogram"];

/** `export`: one thing of a model as a picture, a table, JSON or an array for numpy. */
export async function exportModel(path: string, options: ExportOptions, io: Io): Promise<void> {
  const what = given(options.what, "export", "--what components");
  const output = given(options.output, "export", "--output components.png");
  const format = formatOf({ ...options, output });
  const { ranked = REPORT_DEFAULTS.ranked, top = REPORT_DEFAULTS.top, index } = options;
  const { examples } = REPORT_DEFAULTS;
  const { force = false } = options;
  if (options.size !== undefined && format !== "png" && format !== "svg") {
    throw new Failure(`--size is of pictures; leave it out, or choose .png or .svg`, 2);
  }
  await saveTo({ output, force, sources: [path], isText: isText(format) }, io, async () => {
    const model = await readFacts(path, {
      images: OF_IMAGES.includes(what),
      isRanked: what === "reconstructions" || format === "json",
    });
    const label = labelOf(model, chosenClass(options));
    const choice = { ranked, top, examples, label, index };
    return await encode(exportOf(what, model, choice), format, { what, size: options.size });
  });
}

/** The format that was asked for, or that the file's ending names. */
export function formatOf(
  { format, output }: { readonly format?: ExportFormat; readonly output: string },
): ExportFormat {
  const ending = /\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase();
  const named = EXPORT_FORMATS.find((known) => known === ending);
  if (format && named && format !== named) {
    throw new Failure(`${output}: ends in .${named}, but --format says ${format}; choose one`, 2);
  }
  const found = format ?? named;
  if (found) return found;
  const what = ending === undefined ? "has no ending" : `.${ending} is no format that is known`;
  throw new Failure(`${output}: ${what}; add --format ${EXPORT_FORMATS.join(", ")}`, 2);
}

function isText(format: ExportFormat): boolean {
  return format === "svg" || format === "csv" || format === "json";
}

async function encode(
  exported: Exported,
  format: ExportFormat,
  { what, size }: { readonly what: Export; readonly size: number | undefined },
): Promise<Iterable<Uint8Array>> {
  const text = (text: string) => [new TextEncoder().encode(text)];
  switch (format) {
    case "csv":
      return text(csv(exported.table()));
    case "json":
      return text(jsonLine(exported.json(), "short"));
    case "npy":
      if (exported.array) return encodeNpy(exported.array());
      throw new Failure(`--what ${what} is no array; choose png, svg, csv or json`, 2);
    case "svg": {
      const { pictureSvg } = await import("../render/sheets/picture_file.ts");
      return text(pictureSvg(await drawn(exported.picture()), size));
    }
    case "png": {
      const { picturePng } = await import("../render/sheets/picture_file.ts");
      return [await picturePng(await drawn(exported.picture()), size)];
    }
  }
}

/** Loaded when a picture is made: drawing charts takes half a second to load. */
async function drawn(picture: Chart | PictureSet) {
  if ("kind" in picture) {
    const { drawChart } = await import("../render/charts/draw_chart.ts");
    return drawChart(picture);
  }
  const { sheetOf } = await import("../render/sheets/sheet_of.ts");
  return sheetOf(picture);
}
