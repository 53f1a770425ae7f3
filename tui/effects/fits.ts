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
 * @param redraw draws the screen anew
 * @param threads one per core where absent
 * @param life ends them all, without a word
 */
export function createFits(
  dispatch: (message: Message) => void,
  redraw: () => void,
  threads: number | undefined,
  life: AbortSignal,
): Fits {
  let fitting = new AbortController();
  return {
    begin(run, job) {
      fitting = new AbortController();
      const { signal } = fitting;
      const tell = redrawingOnce(dispatch, redraw);
      run({ ...job, threads, dispatch: tell, signal: AbortSignal.any([signal, life]), life }).catch(
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

/**
 * Whenever Deno has loaded modules, as it does for a fit and its threads, it clears the line of the cursor, the last
 * one. What stands there is drawn again with the first report of loading, of the start and of the fit.
 */
function redrawingOnce(
  dispatch: (message: Message) => void,
  redraw: () => void,
): (message: Message) => void {
  const told = new Set<string>();
  return (message) => {
    dispatch(message);
    const phase = message.type === "progress" ? message.progress.phase : message.type;
    if (told.has(phase)) return;
    told.add(phase);
    redraw();
  };
}
