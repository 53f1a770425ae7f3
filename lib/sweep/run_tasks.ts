import ndarray from "ndarray";
import type { Dataset } from "../dataset/dataset.ts";
import type { Model } from "../model/model.ts";
import { modelOf } from "../model/model_of.ts";
import { parametersOf, type SweepPlan, type SweepTask } from "./plan.ts";
import { writeCheck, writeFit } from "./sweep_folder.ts";
import { startSweepThread, type SweepThread } from "./sweep_thread.ts";
import type { FitArrays } from "./sweep_worker.ts";

/** A sweep as far as it has come. */
export interface SweepProgress {
  /** What was done last. */
  readonly task: SweepTask;
  /** Tasks done by this run, of how many. */
  readonly done: number;
  /** Tasks of this run. */
  readonly of: number;
  /** Since the run began. */
  readonly seconds: number;
  /** An estimate: more components take longer. */
  readonly secondsLeft: number;
}

/** How tasks are run. */
export interface RunOptions {
  /** Tasks at a time, each in one thread; default: one a core. */
  readonly threads?: number | undefined;
  /** Aborting ends all threads; results that are there stay. */
  readonly signal?: AbortSignal;
  /** Called after each task. */
  readonly onProgress?: (progress: SweepProgress) => void;
}

/**
 * Does tasks and saves each result as it is there; several at a time, each in a thread of its own, which keeps all cores
 * busy where one fit over all of them would wait for itself.
 *
 * @throws what a task throws; those that are done stay
 */
export async function runTasks(
  folder: string,
  plan: SweepPlan,
  tasks: readonly SweepTask[],
  dataset: Dataset,
  { threads = navigator.hardwareConcurrency, signal, onProgress }: RunOptions = {},
): Promise<void> {
  const start = performance.now(), waiting = [...tasks];
  const costs = tasks.reduce((sum, { nComponents }) => sum + nComponents, 0);
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  const onAbort = () => end(signal!.reason);
  signal?.addEventListener("abort", onAbort);
  const count = Math.min(Math.max(1, threads), tasks.length);
  let done = 0, spent = 0;
  const work = async () => {
    using thread = await startSweepThread(dataset, count);
    for (let task; (task = waiting.shift()) !== undefined;) {
      await Promise.race([runTask(folder, plan, task, dataset, thread), ended]);
      spent += task.nComponents;
      const seconds = (performance.now() - start) / 1000;
      const secondsLeft = seconds * (costs - spent) / spent;
      onProgress?.({ task, done: ++done, of: tasks.length, seconds, secondsLeft });
    }
  };
  try {
    signal?.throwIfAborted();
    // The first that fails ends all.
    const works = Array.from({ length: count }, () => work().catch(end));
    await Promise.race([Promise.all(works), ended]);
  } finally {
    waiting.length = 0;
    signal?.removeEventListener("abort", onAbort);
  }
}

async function runTask(
  folder: string,
  plan: SweepPlan,
  task: SweepTask,
  dataset: Dataset,
  thread: SweepThread,
): Promise<void> {
  const found = await thread.run({ kind: task.kind, parameters: parametersOf(plan, task) });
  await (found.kind === "fit"
    ? writeFit(folder, task, fitted(dataset, found.arrays))
    : writeCheck(folder, task, { value: found.value, seconds: found.seconds }));
}

/** Without the images, which would be the same in every file. */
function fitted(dataset: Dataset, { components, features, parameters, result }: FitArrays): Model {
  const [n, p] = dataset.images.shape as [number, number], k = parameters.nComponents;
  return modelOf(dataset, {
    components: ndarray(components, [k, p]),
    features: ndarray(features, [n, k]),
    parameters,
    result,
  }, { images: false });
}
