import ndarray, { type NdArray } from "ndarray";
import { rowMajor } from "../../arrays/row_major.ts";
import type { Dataset } from "../../dataset/dataset.ts";
import { Failure } from "../../failure.ts";
import type { Factorization } from "../factorization.ts";
import { checkParameters } from "../check_parameters.ts";
import type { NmfParameters } from "../parameters.ts";
import { startWorkerThreads } from "../passes/worker_threads.ts";
import { abort, controlBytes } from "../passes/phase_runner.ts";
import type { Progress } from "../progress.ts";
import type { Preparation, Request, Response } from "./protocol.ts";

/** A worker that computes, with the threads that help it. */
export interface Crew {
  /** It takes one job. */
  readonly worker: Worker;
  /** Ends all of them. */
  dismiss(): void;
}

/** A worker that waits for its job. */
export interface PreparedWorker extends Disposable {
  /** Sends it to the first job; later jobs get workers of their own. */
  take(): Crew | null;
  /** How many threads it has. */
  readonly threads: number;
}

/**
 * Starts the worker and its threads and has the system provide memory, so that a `fit` that is given the result loses no
 * time with that: for use while images are being read.
 *
 * @param files what is being read: their size tells how much memory to ask for
 * @returns ends the worker when disposed of, unless a job has taken it
 */
export function prepareWorker(
  files: readonly string[],
  options: Pick<JobOptions, "threads"> = {},
): PreparedWorker {
  const threads = threadsOf(options);
  const bytes = Math.min(sizeOf(files) * BYTES_OF_SOURCE, MOST_PREPARED_BYTES);
  let crew: Crew | null = startCrew(threads, bytes);
  const take = () => {
    const taken = crew;
    crew = null;
    return taken;
  };
  return { threads, take, [Symbol.dispose]: () => take()?.dismiss() };
}

/** A byte of CSV makes about half a byte of lists of non-zeros; other sources are smaller, and need more. */
const BYTES_OF_SOURCE = 0.5;
const MOST_PREPARED_BYTES = 96e6;

/** Bytes of all files; what is no file, or not there, counts for nothing. */
function sizeOf(files: readonly string[]): number {
  let bytes = 0;
  for (const file of files) {
    try {
      bytes += Deno.statSync(file).size;
    } catch {
      // whoever reads it will say so
    }
  }
  return bytes;
}

function threadsOf({ threads = navigator.hardwareConcurrency }: JobOptions): number {
  return Math.max(1, threads);
}

function startCrew(threads: number, bytes: number): Crew {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const helpers = startWorkerThreads(threads - 1), ports = helpers.map(({ port }) => port);
  worker.postMessage({ kind: "prepare", helpers: ports, bytes } satisfies Preparation, ports);
  return {
    worker,
    dismiss() {
      worker.terminate();
      for (const helper of helpers) helper.terminate();
    },
  };
}

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
    control: new SharedArrayBuffer(controlBytes(threadsOf(options) - 1)),
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

type Done = Extract<Response, { kind: "fitted" | "transformed" }>;

/** One worker, one job. */
function run(request: Request, options: JobOptions): Promise<Done> {
  const { signal, onProgress, prepared } = options, threads = threadsOf(options);
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  if (signal?.aborted) return Promise.reject(signal.reason);
  const suited = prepared?.threads === threads ? prepared.take() : null;
  const { worker, dismiss } = suited ?? startCrew(threads, 0);
  const stop = () => {
    abort(new Int32Array(request.control));
    reject(signal!.reason);
  };
  signal?.addEventListener("abort", stop, { once: true });
  const end = () => {
    signal?.removeEventListener("abort", stop);
    dismiss();
  };
  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    if (data.kind === "progress") {
      if (!signal?.aborted) onProgress?.(data.progress);
      return;
    }
    end();
    if (data.kind === "failed") {
      reject(
        data.exitCode === null ? new Error(data.message) : new Failure(data.message, data.exitCode),
      );
    } else if (data.kind === "aborted") reject(signal?.reason);
    else resolve(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end();
    reject(new Error(event.message));
  };
  worker.postMessage(request);
  return promise;
}
