import type { Report } from "../nmf.ts";
import type { Parameters } from "../parameters.ts";
import type { Factors } from "../passes/factors.ts";
import type { Progress } from "./protocol.ts";

const REPORT_SECONDS = 0.05, SNAPSHOT_SECONDS = 0.1;

/**
 * Thins a fit's reports out to what a person can follow, and adds the time left and pictures of the components.
 *
 * @param columns pixels of an image
 * @param snapshots whether components are wanted
 */
export function createReporter(
  { tol, maxIter }: Parameters,
  columns: number,
  snapshots: boolean,
  send: (progress: Progress) => void,
): Report {
  let lastReport = -Infinity, lastSnapshot = -Infinity, lastPhase = "";
  const trail: { seconds: number; iteration: number; logViolation: number }[] = [];
  return (state, factors) => {
    if (state.phase === "fit") {
      trail.push({
        seconds: state.seconds,
        iteration: state.iteration,
        logViolation: Math.log(state.violation),
      });
    }
    const due = state.seconds - lastReport >= REPORT_SECONDS || state.phase !== lastPhase;
    if (!due) return;
    lastReport = state.seconds;
    lastPhase = state.phase;
    const progress = { ...state, secondsLeft: secondsLeft(trail, Math.log(tol), maxIter) };
    if (!snapshots || state.phase !== "fit" || state.seconds - lastSnapshot < SNAPSHOT_SECONDS) {
      return send(progress);
    }
    lastSnapshot = state.seconds;
    send({ ...progress, components: snapshot(factors, columns) });
  };
}

/**
 * When the violation meets the tolerance if it goes on falling as in the second half of the way so far, or when the
 * iterations run out, whichever is first.
 */
function secondsLeft(
  trail: readonly { seconds: number; iteration: number; logViolation: number }[],
  logTol: number,
  maxIter: number,
): number {
  if (trail.length < 10) return NaN;
  const last = trail.at(-1)!, middle = trail[Math.floor(trail.length / 2)]!;
  const seconds = last.seconds - middle.seconds;
  const byIterations = (maxIter - last.iteration) * seconds /
    (last.iteration - middle.iteration || 1);
  const fall = middle.logViolation - last.logViolation;
  const byViolation = fall > 0 ? (last.logViolation - logTol) * seconds / fall : Infinity;
  return Math.max(0, Math.min(byIterations, byViolation));
}

function snapshot({ k, width, components }: Factors, columns: number): Float32Array {
  const h = components(), out = new Float32Array(k * columns);
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) out[t * columns + j] = h[j * width + t]!;
  }
  return out;
}
