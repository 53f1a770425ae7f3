import { Failure } from "../failure.ts";

/** One worker of several that do a sweep together. */
export interface Share {
  /** Which of them, from 0. */
  readonly worker: number;
  /** How many there are. */
  readonly workers: number;
}

/** All of it. */
const WHOLE: Share = { worker: 0, workers: 1 };

/**
 * The share of this process: as the option says, else that of a Slurm job array, else the whole. The number of workers
 * is never guessed: cNMF's default of one let every worker do everything.
 *
 * @param option `I/N`, I from 1 to N, as `--worker` takes it
 * @param env reads an environment variable
 * @throws {Failure} of wrong usage
 */
export function shareOf(
  option: string | undefined,
  env: (name: string) => string | undefined,
): Share {
  if (option !== undefined) return parsed(option);
  const [id, first, step, count] = [
    "SLURM_ARRAY_TASK_ID",
    "SLURM_ARRAY_TASK_MIN",
    "SLURM_ARRAY_TASK_STEP",
    "SLURM_ARRAY_TASK_COUNT",
  ].map((name) => env(name));
  if (id === undefined || count === undefined) return WHOLE;
  const worker = (Number(id) - Number(first ?? 0)) / Number(step ?? 1);
  if (Number.isInteger(worker) && worker >= 0 && worker < Number(count)) {
    return { worker, workers: Number(count) };
  }
  throw new Failure(
    `SLURM_ARRAY_TASK_ID is ${id} of ${count} tasks from ${first ?? 0}; give --worker I/N instead`,
  );
}

function parsed(option: string): Share {
  const [, i, n] = /^(\d{1,6})\/(\d{1,6})$/.exec(option) ?? [];
  if (i === undefined || Number(i) < 1 || Number(i) > Number(n)) {
    throw new Failure(`--worker ${option}: must be I/N with I from 1 to N, such as 2/8`, 2);
  }
  return { worker: Number(i) - 1, workers: Number(n) };
}

/** The tasks of a share: every N-th, so that all workers have small and large ones. */
export function tasksOfShare<T>(tasks: readonly T[], { worker, workers }: Share): T[] {
  return tasks.filter((_, i) => i % workers === worker);
}
