import type { Dataset } from "../dataset/dataset.ts";
import { type ReadOptions, readOptionsOf } from "../dataset/load_options.ts";
import { Failure } from "../failure.ts";
import { DEFAULT_PARAMETERS } from "../factorization/parameters.ts";
import { transform as transformImages } from "../factorization/worker/client.ts";
import { prepareWorker } from "../factorization/worker/prepared_worker.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { writeAtomically } from "../model/write_atomically.ts";
import { failInOptions } from "../sections/option_names.ts";
import { progressLine } from "../render/text/progress_line.ts";
import { writePart } from "../render/text/section.ts";
import { transformedImages } from "../sections/transformed.ts";
import { shown } from "../shown_text.ts";
import { amount, byteSize, counted, duration } from "../sections/numbers.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { checkOutput } from "./output_path.ts";
import { load } from "./train.ts";
import { encodeWeights, type Weights, weightsFormat } from "./weights_file.ts";

/** Images whose weights stand in one JSON object. */
const MOST_IN_JSON = 10_000;

/** The options of `transform`. */
export interface TransformOptions extends ReadOptions {
  /** `.csv`, `.npz`, or `-` for CSV on standard output. */
  readonly output?: string;
  /** Replace a file that is there already. */
  readonly force?: boolean;
  /** Absent: one per core. */
  readonly threads?: number;
}

/** `transform`: the weights of new images under a model's components. */
export async function transform(
  path: string,
  files: readonly string[],
  options: TransformOptions,
  io: Io,
): Promise<void> {
  if (options.output === undefined) return await show(path, files, options, io);
  const { output } = options;
  const format = weightsFormat(output);
  if (output === "-" && io.json) {
    throw new Failure("--json and -o - would both write to standard output; name a file", 2);
  }
  if (output !== "-") {
    const { force = false } = options;
    await checkOutput(output, { by: "other", force, sources: [path, ...files] });
  }
  await withModel(path, async (model) => {
    const transformed = await weightsOf(files, model, options, io);
    const bytes = await write(output, encodeWeights(transformed, format), io);
    if (output === "-" || (io.quiet && !io.json)) return;
    await io.out(
      io.json
        ? JSON.stringify(transformFacts(transformed, output)) + "\n"
        : `${transformSummary(transformed)}\nSaved ${shown(output)}, ${byteSize(bytes)}\n`,
    );
  });
}

/** Without an output: the weights as JSON, or the images as the model sees them with what it makes of them. */
async function show(
  path: string,
  files: readonly string[],
  options: TransformOptions,
  io: Io,
): Promise<void> {
  await withModel(path, async (model) => {
    const transformed = await weightsOf(files, model, options, io);
    const { features, paths } = transformed;
    const [n = 0, k = 0] = features.shape;
    if (!io.json) {
      const { components } = model;
      const format = { shape: model.shape, channels: model.channels };
      return await writePart(transformedImages({ ...transformed, components, format }), io);
    }
    if (n > MOST_IN_JSON) {
      throw new Failure(
        `${n} images are too many for one JSON object; add --output weights.csv`,
        2,
      );
    }
    const rows = Array.from(
      { length: n },
      (_, i) => Array.from({ length: k }, (_, t) => features.get(i, t)),
    );
    await io.out(
      JSON.stringify({ ...transformFacts(transformed, null), paths, features: rows }) + "\n",
    );
  });
}

/** Weights, and what it took to find them. */
export interface Transformed extends Weights {
  /** The images, as the model sees them. */
  readonly images: Dataset["images"];
  /** (n,) where each came from, or null. */
  readonly paths: Dataset["paths"];
  /** ‖X − WH‖. */
  readonly error: number;
  readonly seconds: { readonly load: number; readonly transform: number };
}

/** Loads the images and finds their weights, with progress on standard error. */
async function weightsOf(
  files: readonly string[],
  model: ModelHandle,
  { threads, ...options }: TransformOptions,
  io: Io,
): Promise<Transformed> {
  const progress = progressLine(io);
  using prepared = prepareWorker(files, { threads });
  try {
    const wanted = options.shape ? {} : { shape: model.shape, model: model.path };
    const { dataset, loadSeconds } = await load(
      files,
      { ...readAsBefore(model), ...given(options), ...wanted },
      progress,
      io.signal,
    );
    checkPixels(dataset, model);
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
    ).catch(failInOptions);
    const seconds = { load: loadSeconds, transform: (performance.now() - start) / 1000 };
    const { labels, classes, images, paths, notes = [] } = dataset;
    await progress.end();
    for (const note of io.quiet ? [] : notes) await io.err(`note: ${note}\n`);
    return { features, labels, classes, images, paths, error, seconds };
  } finally {
    await progress.end();
  }
}

/** As the model's own images were read, so that these are alike. */
function readAsBefore({ channels, origin }: ModelHandle): ReadOptions {
  return { channels: channels === 3 ? "rgb" : "grey", ...origin?.reading };
}

/** The options of reading that are there. */
function given(options: ReadOptions): ReadOptions {
  const entries = Object.entries(readOptionsOf(options)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function checkPixels({ images }: Dataset, { path, components }: ModelHandle): void {
  const pixels = images.shape[1]!, p = components.shape[1]!;
  if (pixels === p) return;
  throw new Failure(
    `${path}: its components have ${p} pixels, the images ${pixels}; transform images of that size`,
  );
}

function transformFacts({ features, error, seconds }: Transformed, output: string | null) {
  const [n, k] = features.shape;
  return { output, n_samples: n, n_components: k, transform_err: error, seconds };
}

function transformSummary({ features, error, seconds }: Transformed): string {
  const [n, k] = features.shape as [number, number];
  return `${counted(n, "image")}: ${counted(k, "weight")} each, error ${amount(error)}, ` +
    `in ${duration(seconds.transform)}`;
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
