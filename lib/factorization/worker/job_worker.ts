import { Failure } from "../../failure.ts";
import { abort } from "../passes/phase_runner.ts";
import { startWorkerThreads } from "../passes/worker_threads.ts";
import type { Progress } from "../progress.ts";
import type { Preparation, Request, Response } from "./protocol.ts";
import { threadFailure } from "./thread_count.ts";

/** What a finished job gives. */
export type Done = Extract<Response, { kind: "fitted" | "transformed" }>;

/** How a job is watched. */
export interface JobWatch {
  /** Called with each report. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting ends the job at once. */
  readonly signal?: AbortSignal | undefined;
}

/** A worker that does one job, with the threads of its pool. */
export interface JobWorker {
  /**
   * Does the job, then ends the worker.
   *
   * @throws the signal's reason where it is aborted; a Failure where the user can mend it
   */
  run(request: Request, watch: JobWatch): Promise<Done>;
  /** Ends the worker and its threads, whatever they do. */
  terminate(): void;
}

/**
 * Starts a worker and its threads, which get ready while the job is being prepared.
 *
 * @param threads how many compute, the worker among them
 * @param bytes of memory that the system is to provide meanwhile
 * @throws {Failure} where the system refuses so many threads
 */
export function startJobWorker(threads: number, bytes: number): JobWorker {
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  broken.catch(() => {}); // it may break before there is a job to tell
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    breakOff(new Error(event.message));
  };
  const { worker, ports, terminate } = startThreads(threads, onError);
  worker.postMessage({ kind: "prepare", workers: ports, bytes } satisfies Preparation, ports);
  return { terminate, run: (request, watch) => run(worker, broken, request, watch, terminate) };
}

/** The worker, and the ports of the threads of its pool. */
function startThreads(threads: number, onError: (event: ErrorEvent) => void) {
  try {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onerror = onError;
    try {
      const pool = startWorkerThreads(threads - 1, onError);
      const terminate = () => {
        worker.terminate();
        for (const thread of pool) thread.terminate();
      };
      return { worker, ports: pool.map(({ port }) => port), terminate };
    } catch (error) {
      worker.terminate();
      throw error;
    }
  } catch (error) {
    throw threadFailure(threads, error);
  }
}

async function run(
  worker: Worker,
  broken: Promise<never>,
  request: Request,
  { onProgress, signal }: JobWatch,
  terminate: () => void,
): Promise<Done> {
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const onAbort = () => {
    abort(new Int32Array(request.control));
    stop(signal!.reason);
  };
  signal?.addEventListener("abort", onAbort, { once: true });
  const answered = answerOf(worker, (progress) => {
    if (!signal?.aborted) onProgress?.(progress);
  });
  const ended = Promise.race([answered, broken]).finally(terminate);
  ended.catch(() => {}); // after an abort nobody waits for it
  try {
    worker.postMessage(request);
    const answer = await Promise.race([ended, stopped]);
    if (answer.kind === "aborted") throw signal?.reason;
    if (answer.kind !== "failed") return answer;
    throw answer.exitCode === null
      ? new Error(answer.message)
      : new Failure(answer.message, answer.exitCode);
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

/** The last message of a job; those before are progress. */
function answerOf(
  worker: Worker,
  onProgress: (progress: Progress) => void,
): Promise<Exclude<Response, { kind: "progress" }>> {
  const { promise, resolve } = Promise.withResolvers<Exclude<Response, { kind: "progress" }>>();
  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    if (data.kind === "progress") onProgress(data.progress);
    else resolve(data);
  };
  return promise;
}
