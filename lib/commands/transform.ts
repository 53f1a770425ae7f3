import ndarray, { type NdArray } from "ndarray";
import { areWholeNumbers, digitOf, labelValue } from "../dataset/classes.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { encodeNpz, type Member } from "../arrays/npz.ts";
import { DEFAULT_PARAMETERS } from "../factorization/parameters.ts";
import { prepareWorker, transform as transformImages } from "../factorization/worker/client.ts";
import { writeAtomically } from "../model/write_atomically.ts";
import { shown } from "../shown_text.ts";
import { amount, byteSize, counted, duration } from "../sections/numbers.ts";
import { progressLine } from "../render/text/progress_line.ts";
import { csvCell } from "../report/csv.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { checkOutput } from "./output_path.ts";
import { load } from "./train.ts";

/** The options of `transform`. */
export interface TransformOptions {
  /** `.csv`, `.npz`, or `-` for CSV on standard output. */
  readonly output?: string;
  /** Replace a file that is there already. */
  readonly force?: boolean;
  /** Absent: one per core. */
  readonly threads?: number;
  /** Absent: that of the model. */
  readonly shape?: readonly [height: number, width: number];
}

/** `transform`: the weights of new images under a model's components. */
export async function transform(
  path: string,
  files: readonly string[],
  options: TransformOptions,
  io: Io,
): Promise<void> {
  const output = given(options.output, "transform", "--output weights.csv");
  const format = formatOf(output);
  if (output === "-" && io.json) {
    throw new Failure("--json and -o - would both write to standard output; name a file", 2);
  }
  if (output !== "-") {
    const { force = false } = options;
    await checkOutput(output, { by: "other", force, sources: [path, ...files] });
  }
  await withModel(path, async (model) => {
    const progress = progressLine(io);
    const { threads } = options;
    using prepared = prepareWorker(files, { threads });
    try {
      const shape = options.shape ?? model.shape;
      const { dataset, loadSeconds } = await load(files, shape, progress, io.signal);
      checkPixels(dataset.images.shape[1]!, model);
      const start = performance.now();
      const { features, error } = await transformImages(
        dataset,
        model.components,
        model.origin?.parameters ??
          { ...DEFAULT_PARAMETERS, nComponents: model.components.shape[0]! },
        {
          threads,
          prepared,
          onProgress: ({ seconds }) => progress.update("transforming", NaN, duration(seconds)),
          signal: io.signal,
        },
      );
      await progress.end();
      const seconds = (performance.now() - start) / 1000;
      const pieces = format === "csv"
        ? csvPieces(features, dataset)
        : encodeNpz(members(features, dataset));
      const bytes = await write(output, pieces, io);
      if (output === "-" || (io.quiet && !io.json)) return;
      const [n, k] = features.shape as [number, number];
      await io.out(
        io.json
          ? JSON.stringify({
            output,
            n_samples: n,
            n_components: k,
            transform_err: error,
            seconds: { load: loadSeconds, transform: seconds },
          }) + "\n"
          : `${counted(n, "image")}: ${counted(k, "weight")} each, error ${amount(error)}, ` +
            `in ${duration(seconds)}\nSaved ${shown(output)}, ${byteSize(bytes)}\n`,
      );
    } finally {
      await progress.end();
    }
  });
}

function formatOf(output: string): "csv" | "npz" {
  if (output === "-" || /\.csv$/i.test(output)) return "csv";
  if (/\.npz$/i.test(output)) return "npz";
  throw new Failure(
    `${output}: weights are written as .csv or .npz; choose one of these endings`,
    2,
  );
}

function checkPixels(pixels: number, { path, components }: ModelHandle): void {
  const p = components.shape[1]!;
  if (pixels === p) return;
  throw new Failure(
    `${path}: its components have ${p} pixels, the images ${pixels}; transform images of that size`,
  );
}

/** Labels are whole numbers, or words. */
function members(
  features: NdArray<Float32Array>,
  { labels, classes }: Pick<Dataset, "labels" | "classes">,
): [string, Member][] {
  const found: [string, Member][] = [["features", features]];
  if (labels === null) return found;
  const values = areWholeNumbers(classes)
    ? ndarray(labels.map((label) => digitOf(classes[label]!)!), [labels.length])
    : Array.from(labels, (label) => classes[label]!);
  return [...found, ["labels", values]];
}

/** A table: label (where known), then the weights, in pieces of some hundred kilobytes. */
function* csvPieces(
  features: NdArray<Float32Array>,
  { labels, classes }: Pick<Dataset, "labels" | "classes">,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const [n, k] = features.shape as [number, number];
  const names = Array.from({ length: k }, (_, t) => `component${t + 1}`);
  let text = [...(labels ? ["label"] : []), ...names].join(",") + "\n";
  for (let i = 0; i < n; i++) {
    const weights = Array.from({ length: k }, (_, t) => shortest(features.get(i, t)));
    text += [...(labels ? [csvCell(labelValue(classes[labels[i]!]!))] : []), ...weights].join(",") +
      "\n";
    if (text.length < 1 << 18) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text);
}

/** The shortest digits that give the same float32 back: nine significant ones always do. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}

async function write(output: string, pieces: Iterable<Uint8Array>, io: Io): Promise<number> {
  if (output !== "-") return await writeAtomically(output, pieces, { signal: io.signal });
  let bytes = 0;
  for (const piece of pieces) {
    await io.out(piece);
    bytes += piece.length;
  }
  return bytes;
}
