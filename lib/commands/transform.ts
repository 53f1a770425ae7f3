import type { Dataset } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import { DEFAULT_PARAMETERS } from "../factorization/parameters.ts";
import { transform as transformImages } from "../factorization/worker/client.ts";
import { prepareWorker } from "../factorization/worker/prepared_worker.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { writeAtomically } from "../model/write_atomically.ts";
import { inOptions } from "../render/text/option_names.ts";
import { progressLine } from "../render/text/progress_line.ts";
import { shown } from "../shown_text.ts";
import { amount, byteSize, counted, duration } from "../sections/numbers.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { checkOutput } from "./output_path.ts";
import { load } from "./train.ts";
import { encodeWeights, type Weights, weightsFormat } from "./weights_file.ts";

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

/** Weights, and what it took to find them. */
interface Transformed extends Weights {
  /** ‖X − WH‖. */
  readonly error: number;
  readonly seconds: { readonly load: number; readonly transform: number };
}

/** Loads the images and finds their weights, with progress on standard error. */
async function weightsOf(
  files: readonly string[],
  model: ModelHandle,
  { shape, threads }: TransformOptions,
  io: Io,
): Promise<Transformed> {
  const progress = progressLine(io);
  using prepared = prepareWorker(files, { threads });
  try {
    const wanted = shape ? { shape } : { shape: model.shape, model: model.path };
    const { dataset, loadSeconds } = await load(files, wanted, progress, io.signal);
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
    ).catch((error) => {
      throw inOptions(error);
    });
    const seconds = { load: loadSeconds, transform: (performance.now() - start) / 1000 };
    const { labels, classes } = dataset;
    return { features, labels, classes, error, seconds };
  } finally {
    await progress.end();
  }
}

function checkPixels({ images }: Dataset, { path, components }: ModelHandle): void {
  const pixels = images.shape[1]!, p = components.shape[1]!;
  if (pixels === p) return;
  throw new Failure(
    `${path}: its components have ${p} pixels, the images ${pixels}; transform images of that size`,
  );
}

function transformFacts({ features, error, seconds }: Transformed, output: string) {
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
