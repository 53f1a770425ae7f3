import { rowMajor } from "../arrays/row_major.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { threadFailure } from "../factorization/worker/thread_count.ts";
import { Failure } from "../failure.ts";
import type { SweepAnswer, SweepImages, SweepJob } from "./sweep_worker.ts";

/** A thread that does the tasks of a sweep, one after the other. */
export interface SweepThread extends Disposable {
  /** Does one job. @throws {Failure} where the parameters do not suit the images */
  run(job: SweepJob): Promise<Exclude<SweepAnswer, { kind: "failed" }>>;
}

/**
 * Starts a thread; its images stay in the memory that they are in, where that is shared.
 *
 * @param threads how many there are to be
 * @throws {Failure} where the system refuses so many
 */
export async function startSweepThread({ images }: Dataset, threads: number): Promise<SweepThread> {
  const worker = startWorker(threads);
  const answer = <T>() => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    worker.onmessage = ({ data }: MessageEvent<T>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Failure(`a thread of the sweep ended: ${event.message}; try --threads 1`));
    };
    return promise;
  };
  await answer<"ready">();
  const [rows, columns] = images.shape as [number, number];
  worker.postMessage({ pixels: rowMajor(images), rows, columns } satisfies SweepImages);
  return {
    async run(job) {
      const answered = answer<SweepAnswer>();
      worker.postMessage(job);
      const found = await answered;
      if (found.kind !== "failed") return found;
      throw found.exitCode === null
        ? new Error(found.message)
        : new Failure(found.message, found.exitCode);
    },
    [Symbol.dispose]: () => worker.terminate(),
  };
}

function startWorker(threads: number): Worker {
  try {
    return new Worker(new URL("./sweep_worker.ts", import.meta.url), { type: "module" });
  } catch (error) {
    throw threadFailure(threads, error);
  }
}
