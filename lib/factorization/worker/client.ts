import ndarray, { type NdArray } from "ndarray";
import { rowMajor } from "../../arrays/row_major.ts";
import type { Dataset } from "../../dataset/dataset.ts";
import { Failure } from "../../failure.ts";
import type { Factorization } from "../factorization.ts";
import { checkParameters } from "../check_parameters.ts";
import type { NmfParameters } from "../parameters.ts";
import { controlBytes } from "../passes/phase_runner.ts";
import type { Progress } from "../progress.ts";
import { type Done, startJobWorker } from "./job_worker.ts";
import { type PreparedWorker, takeWorker } from "./prepared_worker.ts";
import type { Request } from "./protocol.ts";
import { threadCount } from "./thread_count.ts";

/** How a job in the worker is run. */
export interface JobOptions {
  /** A worker made ready for as many threads. */
  readonly prepared?: PreparedWorker;
  /** Threads that compute; default: one per core. Results do not depend on it. */
  readonly threads?: number | undefined;
  /** Called with each report. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ask for {@linkcode Progress.components} while fitting. */
  readonly snapshots?: boolean;
  /** Aborting ends the job at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Factorizes the images off the main thread: fit, then transform.
 *
 * @throws Failure where the parameters do not suit the images
 */
export async function fit(
  dataset: Dataset,
  parameters: NmfParameters,
  options: JobOptions = {},
): Promise<Factorization> {
  const start = performance.now();
  const job = createJob(dataset, parameters, options);
  const { columns, rows } = job;
  const { nComponents: k } = parameters;
  const done = await run({ ...job, kind: "fit", snapshots: options.snapshots ?? false }, options);
  if (done.kind !== "fitted") throw new Error(`the worker answered ${done.kind} to a fit`);
  const { seconds } = done.result, total = (performance.now() - start) / 1000;
  return {
    components: ndarray(done.components, [k, columns]),
    features: ndarray(done.features, [rows, k]),
    parameters,
    result: { ...done.result, seconds: { ...seconds, fit: total - seconds.transform } },
  };
}

/**
 * Weights (n, k) of new images with the components (k, p) fixed, and ‖X − WH‖, off the main thread.
 *
 * @throws Failure where the images' pixels are not the components'
 */
export async function transform(
  dataset: Dataset,
  components: NdArray<Float32Array>,
  parameters: NmfParameters,
  options: JobOptions = {},
): Promise<{ features: NdArray<Float32Array>; error: number }> {
  const job = createJob(dataset, { ...parameters, init: "random" }, options);
  const [k, columns] = components.shape as [number, number];
  if (columns !== job.columns) {
    throw new Failure(
      `these images have ${job.columns} pixels, the model's components ${columns}; give images of the same size`,
    );
  }
  const done = await run(
    { ...job, kind: "transform", components: rowMajor(components) },
    options,
  );
  if (done.kind !== "transformed") {
    throw new Error(`the worker answered ${done.kind} to a transform`);
  }
  return { features: ndarray(done.features, [job.rows, k]), error: done.error };
}

function createJob(
  { images }: Dataset,
  parameters: NmfParameters,
  options: JobOptions,
): Omit<Extract<Request, { kind: "fit" }>, "kind" | "snapshots"> {
  const [rows, columns] = images.shape as [number, number];
  checkParameters({ rows, columns }, parameters);
  const bytes = images.data instanceof Uint8Array;
  return {
    images: sharedPixels(images.data, images.offset, rows * columns),
    pixelType: bytes ? "uint8" : "float32",
    rows,
    columns,
    parameters,
    control: new SharedArrayBuffer(controlBytes(threadCount(options.threads) - 1)),
  };
}

/** The pixels' own memory where it is shared and begins with them, as `loadDataset` makes it; else a copy. */
function sharedPixels(
  data: Uint8Array | Float32Array,
  offset: number,
  length: number,
): SharedArrayBuffer {
  const { buffer, byteOffset } = data;
  if (buffer instanceof SharedArrayBuffer && byteOffset === 0 && offset === 0) return buffer;
  const shared = new SharedArrayBuffer(length * data.BYTES_PER_ELEMENT);
  const copy = data instanceof Uint8Array ? new Uint8Array(shared) : new Float32Array(shared);
  copy.set(data.subarray(offset, offset + length));
  return shared;
}

/** One worker, one job. */
async function run(request: Request, options: JobOptions): Promise<Done> {
  const { signal, onProgress, prepared } = options, threads = threadCount(options.threads);
  signal?.throwIfAborted();
  const suited = prepared?.threads === threads ? takeWorker(prepared) : null;
  const worker = suited ?? startJobWorker(threads, 0);
  return await worker.run(request, { onProgress, signal });
}
