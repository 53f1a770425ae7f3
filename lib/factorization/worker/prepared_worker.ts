import { Failure } from "../../failure.ts";
import { type JobWorker, startJobWorker } from "./job_worker.ts";
import { threadCount } from "./thread_count.ts";

/** A worker that waits for its job. */
export interface PreparedWorker extends Disposable {
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
  options: { readonly threads?: number | undefined } = {},
): PreparedWorker {
  const { threads = navigator.hardwareConcurrency } = options;
  const bytes = Math.min(sizeOf(files) * BYTES_OF_SOURCE, MOST_PREPARED_BYTES);
  const prepared = { threads, [Symbol.dispose]: () => takeWorker(prepared)?.terminate() };
  const worker = startEarly(threads, bytes);
  if (worker) waiting.set(prepared, worker);
  return prepared;
}

/** The workers that no job has taken yet. */
const waiting = new WeakMap<PreparedWorker, JobWorker>();

/** Gives the worker to the first job that asks; null for later ones. */
export function takeWorker(prepared: PreparedWorker): JobWorker | null {
  const worker = waiting.get(prepared) ?? null;
  waiting.delete(prepared);
  return worker;
}

/** Null where it cannot be started: the job will try once more, and say why. */
function startEarly(threads: number, bytes: number): JobWorker | null {
  try {
    return startJobWorker(threadCount(threads), bytes);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
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
