import { Failure } from "../../failure.ts";

/** More threads than these, or than the machine has cores, only cost memory: 6 MB each. */
const MOST_THREADS = 64;

/** The most threads that a fit may have on this machine. */
export function mostThreads(): number {
  return Math.max(MOST_THREADS, navigator.hardwareConcurrency);
}

/**
 * How many threads compute.
 *
 * @param threads what was asked for; absent: one per core
 * @throws {Failure} of wrong usage where it is no whole number from 1 to {@linkcode mostThreads}
 */
export function threadCount(threads: number = navigator.hardwareConcurrency): number {
  if (Number.isInteger(threads) && threads >= 1 && threads <= mostThreads()) return threads;
  throw new Failure(
    `n_threads == ${threads}, must be a whole number from 1 to ${mostThreads()}`,
    2,
  );
}

/** The system does not give so many threads. */
export function threadFailure(threads: number, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    `the system refuses to start ${threads} threads (${reason}); use a smaller n_threads, or end other programs`,
    1,
    { cause },
  );
}
