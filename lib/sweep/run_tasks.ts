import type { Dataset } from "../dataset/dataset.ts";
import type { Model } from "../model/model.ts";
import { fit, type JobOptions } from "../factorization/worker/client.ts";
import { halvesAgreement, quartersError } from "./checks.ts";
import { parametersOf, type SweepPlan, type SweepTask } from "./plan.ts";
import { writeCheck, writeFit } from "./sweep_folder.ts";

/** A sweep as far as it has come. */
export interface SweepProgress {
  /** What was done last. */
  readonly task: SweepTask;
  /** Tasks done by this run, of how many. */
  readonly done: number;
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
  readonly signal?: AbortSignal;
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
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const start = performance.now(), waiting = [...tasks];
  const costs = tasks.reduce((sum, { nComponents }) => sum + nComponents, 0);
  let done = 0, spent = 0;
  const worker = async () => {
    for (let task; (task = waiting.shift()) !== undefined;) {
      stop.throwIfAborted();
      await runTask(folder, plan, task, dataset, { threads: 1, signal: stop });
      spent += task.nComponents;
      const seconds = (performance.now() - start) / 1000;
      const secondsLeft = seconds * (costs - spent) / spent;
      onProgress?.({ task, done: ++done, of: tasks.length, seconds, secondsLeft });
    }
  };
  const count = Math.min(Math.max(1, threads), tasks.length);
  const workers = Array.from({ length: count }, () =>
    worker().catch((error) => {
      failed.abort(error);
      throw error;
    }));
  const [first] = (await Promise.allSettled(workers)).filter(({ status }) => status === "rejected");
  if (first?.status === "rejected") throw first.reason;
}

async function runTask(
  folder: string,
  plan: SweepPlan,
  task: SweepTask,
  dataset: Dataset,
  options: JobOptions,
): Promise<void> {
  const parameters = parametersOf(plan, task);
  if (task.kind === "fit") {
    return await writeFit(folder, task, modelOf(dataset, await fit(dataset, parameters, options)));
  }
  const start = performance.now();
  const value = await (task.kind === "halves" ? halvesAgreement : quartersError)(
    dataset,
    parameters,
    options,
  );
  await writeCheck(folder, task, { value, seconds: (performance.now() - start) / 1000 });
}

/** Without the images, which would be the same in every file. */
function modelOf(dataset: Dataset, { components, features, parameters, result }: Awaited<
  ReturnType<typeof fit>
>): Model {
  const { labels, classes, shape, channels, sources } = dataset;
  const origin = { sources, parameters, result };
  return {
    components,
    features,
    labels,
    classes,
    shape,
    channels,
    images: null,
    paths: null,
    origin,
  };
}
