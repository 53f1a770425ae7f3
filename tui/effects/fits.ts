import type { Message } from "../messages.ts";
import { messageOf } from "./message_of.ts";
import type { Job } from "./fit.ts";

/** The fits of a session, one at a time. */
export interface Fits {
  /** Begins one; its end is told by a message, whatever it is. */
  begin(
    run: (job: Job) => Promise<unknown>,
    job: Pick<Job, "parameters" | "output" | "keepImages">,
  ): void;
  /** Ends the one that runs. */
  cancel(): void;
}

/**
 * The fits of a session.
 *
 * @param threads one per core where absent
 * @param life ends them all, without a word
 */
export function createFits(
  dispatch: (message: Message) => void,
  threads: number | undefined,
  life: AbortSignal,
): Fits {
  let fitting = new AbortController();
  return {
    begin(run, job) {
      fitting = new AbortController();
      const { signal } = fitting;
      run({ ...job, threads, dispatch, signal: AbortSignal.any([signal, life]), life }).catch(
        (error) => {
          if (life.aborted) return;
          if (signal.aborted) dispatch({ type: "training", part: { stage: "cancelled" } });
          else dispatch({ type: "training", part: { stage: "failed", failure: messageOf(error) } });
        },
      );
    },
    cancel: () => fitting.abort(),
  };
}
