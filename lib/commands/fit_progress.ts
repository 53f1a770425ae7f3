import type { NmfParameters } from "../factorization/parameters.ts";
import type { Progress } from "../factorization/progress.ts";
import type { ProgressLine } from "../render/text/progress_line.ts";
import { amount, count, duration } from "../sections/numbers.ts";

/** Shows how far a fit is. */
export function showFit(
  report: Progress,
  { maxIter }: NmfParameters,
  progress: ProgressLine,
): void {
  const { phase, pass, iteration, error, seconds, secondsLeft, steps } = report;
  if (phase !== "fit") {
    const label = phase === "init" ? "initializing" : "transforming";
    progress.update(label, steps ? steps.done / steps.total : NaN, duration(seconds));
    return;
  }
  const details = [
    `pass ${count(pass)}`,
    ...(Number.isNaN(error) ? [] : [`error ${amount(error)}`]),
    ...(Number.isNaN(secondsLeft) ? [] : [`${Math.ceil(secondsLeft)} s left`]),
  ];
  const fraction = Number.isNaN(secondsLeft)
    ? iteration / maxIter
    : seconds / (seconds + secondsLeft);
  progress.update("fitting", fraction, details.join("  "));
}
