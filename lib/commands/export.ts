import { Failure } from "../failure.ts";
import { encodeNpy } from "../arrays/npy.ts";
import { csv } from "../report/csv.ts";
import { type Export, type ExportChoice, type Exported, exportOf } from "../report/exports.ts";
import { REPORT_DEFAULTS } from "../report/model_report.ts";
import { picturePng, pictureSvg } from "../report/picture_file.ts";
import { makeReport } from "../report/report.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { namedModel } from "./model_source.ts";
import { saveTo } from "./save_to.ts";

/** What `export` can write. */
export const FORMATS = ["png", "svg", "csv", "json", "npy"] as const;

/** One of {@linkcode FORMATS}. */
export type Format = typeof FORMATS[number];

/** The options of `export`. */
export interface ExportOptions extends Omit<ExportChoice, "ranked"> {
  /** What is exported; there must be something. */
  readonly what?: Export;
  /** Absent: the ending of the output. */
  readonly format?: Format;
  /** A file, or `-` for standard output; there must be one. */
  readonly output?: string;
  /** Replace a file that is there already. */
  readonly force?: boolean;
  /** Top components of each digit; absent: 10. */
  readonly top?: number;
  /** How many of the worst and of the best reconstructions; absent: 20. */
  readonly ranked?: number;
}

/** `export`: one thing of a model as a picture, a table, JSON or an array for numpy. */
export async function exportModel(path: string, options: ExportOptions, io: Io): Promise<void> {
  const what = given(options.what, "export", "--what components");
  const output = given(options.output, "export", "--output components.png");
  const format = formatOf({ ...options, output });
  const { ranked = REPORT_DEFAULTS.ranked, top = REPORT_DEFAULTS.top } = options;
  const { force = false } = options;
  await saveTo({ output, force, sources: [path], isText: isText(format) }, io, async () => {
    const named = [await namedModel(path)];
    const [report] = makeReport(named, { ...REPORT_DEFAULTS, top, ranked }).models;
    return await encode(exportOf(what, report!, { ...options, ranked }), format);
  });
}

/** The format that was asked for, or that the file's ending names. */
export function formatOf(
  { format, output }: { readonly format?: Format; readonly output: string },
): Format {
  const ending = /\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase();
  const named = FORMATS.find((known) => known === ending);
  if (format && named && format !== named) {
    throw new Failure(`${output}: ends in .${named}, but --format says ${format}; choose one`, 2);
  }
  const found = format ?? named;
  if (found) return found;
  const what = ending === undefined ? "has no ending" : `.${ending} is no format that is known`;
  throw new Failure(`${output}: ${what}; add --format ${FORMATS.join(", ")}`, 2);
}

function isText(format: Format): boolean {
  return format === "svg" || format === "csv" || format === "json";
}

async function encode(exported: Exported, format: Format): Promise<Iterable<Uint8Array>> {
  const text = (text: string) => [new TextEncoder().encode(text)];
  switch (format) {
    case "csv": {
      const { head, rows } = exported.table();
      return text(csv(head, rows));
    }
    case "json":
      return text(JSON.stringify(exported.object()) + "\n");
    case "npy":
      return encodeNpy(exported.array());
    case "svg":
      return text(pictureSvg(exported.picture()));
    case "png":
      return [await picturePng(exported.picture())];
  }
}
