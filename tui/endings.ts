import { shown } from "../lib/shown_text.ts";
import type { State } from "./state.ts";
import { isRunning } from "./training.ts";

/**
 * What becomes of the work of this session where it ends now: `interrupted; the fit was not finished; saved a.npz`.
 *
 * @param how it ends, in a word
 */
export function endingText({ training, models }: State, how: string): string {
  const unsaved = models.filter(({ path }) => path === null).length;
  const saved = models.flatMap(({ isFitted, path }) =>
    isFitted && path !== null ? shown(path) : []
  );
  return [
    how,
    isRunning(training) ? "the fit was not finished" : "",
    unsaved === 1 ? "the fitted model was not saved" : "",
    unsaved > 1 ? `${unsaved} fitted models were not saved` : "",
    saved.length > 0 ? `saved ${saved.join(", ")}` : "",
  ].filter((part) => part !== "").join("; ");
}

/** Whether something would be lost if the session ended now. */
export function wouldLoseWork({ training, models }: State): boolean {
  return isRunning(training) || models.some(({ path }) => path === null);
}
