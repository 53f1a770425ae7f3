import { unpackComponents } from "../factor_arrays.ts";
import type { NmfParameters } from "../parameters.ts";
import type { Progress, Report } from "../progress.ts";

const REPORT_SECONDS = 0.05, SNAPSHOT_SECONDS = 0.1;

/**
 * Thins a fit's reports out to what a person can follow, and adds the time left and pictures of the components.
 *
 * @param columns pixels of an image
 * @param snapshots whether components are wanted
 */
export function createReporter(
  { tol, maxIter }: NmfParameters,
  columns: number,
  snapshots: boolean,
  send: (progress: Progress) => void,
): Report {
  let lastReport = -Infinity, lastSnapshot = -Infinity, lastPhase = "";
  const trail: Milestone[] = [];
  return (state, factors) => {
    const { phase, seconds, iteration, violation } = state;
    const due = seconds - lastReport >= REPORT_SECONDS || phase !== lastPhase;
    if (!due) return;
    lastReport = seconds;
    lastPhase = phase;
    if (phase === "fit") trail.push({ seconds, iteration, logViolation: Math.log(violation) });
    const left = phase === "fit" ? secondsLeft(trail, Math.log(tol), maxIter) : NaN;
    const progress = { ...state, secondsLeft: left };
    if (!snapshots || phase !== "fit" || seconds - lastSnapshot < SNAPSHOT_SECONDS) {
      return send(progress);
    }
    lastSnapshot = seconds;
    send({ ...progress, components: unpackComponents(factors, columns) });
  };
}

/** Where a fit was when. */
interface Milestone {
  readonly seconds: number;
  readonly iteration: number;
  readonly logViolation: number;
}

/**
 * When the violation meets the tolerance if it goes on falling as in the second half of the way so far, or when the
 * iterations run out, whichever is first.
 */
function secondsLeft(trail: readonly Milestone[], logTol: number, maxIter: number): number {
  const last = trail.at(-1)!, middle = trail[Math.floor(trail.length / 2)]!;
  if (trail.length < 5 || last.iteration <= middle.iteration) return NaN;
  const seconds = last.seconds - middle.seconds;
  const byIterations = (maxIter - last.iteration) * seconds / (last.iteration - middle.iteration);
  const fall = middle.logViolation - last.logViolation;
  if (Number.isNaN(fall)) return NaN;
  const byViolation = fall > 0 ? (last.logViolation - logTol) * seconds / fall : Infinity;
  return Math.max(0, Math.min(byIterations, byViolation));
}
