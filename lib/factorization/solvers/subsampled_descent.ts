import type { SparseImages } from "../passes/sparse_images.ts";
import { projectiveIntegration } from "./projective_integration.ts";
import { scaleDrift } from "./scale_drift.ts";
import type { DescentContext, SolverResult } from "./solver.ts";
import { restoreState, saveState, type State } from "./state.ts";
import {
  cosineOfSteps,
  largestRotation,
  objectiveIncreased,
  startOfTrajectory,
} from "./trajectory.ts";

/** A sample is at most every 16th block of images; it needs so many of them, and so many for each component. */
const SAMPLE = { stride: 16, rows: 1250, rowsPerComponent: 30 };
/** Samples that are a larger share of the images win little. */
const LEAST_STRIDE = 4;
/** Where more of the pixels are not zero, parts overlap and their path is slow: samples lead astray, jumps do not. */
const MOST_FILLED = 0.75;

/** How far from the plain path a fit may go. */
export interface Reach {
  /** Plain passes at the start: the early path decides which minimum it leads to. */
  readonly plainPasses: number;
  /** A sample is followed for at most so many iterations. */
  readonly iterations: number;
  /** It is followed no further than a component turns by this angle (radians). */
  readonly turn: number;
}
/** Near enough to end where scikit-learn does. */
export const FAITHFUL: Reach = { plainPasses: 30, iterations: 30, turn: 0.1 };
/** Often near enough. */
export const BOLD: Reach = { plainPasses: 15, iterations: 60, turn: 0.4 };

/** A sample was right where its last step and that of all images after it have at least this cosine. */
const RIGHT_COSINE = 0.6;
/** By how much a sample that was wrong shortens the next one, and by how many iterations one that was right prolongs it. */
const TRUST = { lost: 0.7, regained: 2 };
/** Jumps follow when so many samples were wrong; four that were right make up for one. */
const MOST_WRONG = 3, MADE_UP_FOR = 0.25;
/** Sweeps of W after a sample, whose other images' weights had been left behind: with fewer the next sample is led astray. */
const HEALING_SWEEPS = 4;

/** Where the W at which a sample is anchored is kept. */
const ANCHOR = 0;

/** Of how many blocks of images one makes a sample for k components; null where samples would not do. */
export function subsetStride(
  { plan: { rows, columns }, nonZeros }: Pick<SparseImages, "nonZeros"> & {
    readonly plan: Pick<SparseImages["plan"], "rows" | "columns">;
  },
  k: number,
): number | null {
  if (nonZeros > MOST_FILLED * rows * columns) return null;
  const least = Math.max(SAMPLE.rows, SAMPLE.rowsPerComponent * k);
  const stride = Math.min(SAMPLE.stride, Math.floor(rows / least));
  return stride < LEAST_STRIDE ? null : stride;
}

/**
 * Follows coordinate descent's path on samples of the images, to the same place in 3 to 7 times fewer passes: a pass over
 * all images anchors a sample, whose own coordinate descent then goes on for up to 30 iterations with the gradient
 * corrected by what the sample lacked at the anchor (the full approximation scheme of multigrid methods, Brandt 1977, with
 * images instead of a grid). A point where all images rest is one where each sample rests, too, so what a sample gets
 * wrong is how fast it goes, not where to; the next one is made of other blocks, which evens that out. After a sample that
 * led uphill, all is taken back; where too many lead astray, because the path is nearly at rest along some direction,
 * {@linkcode projectiveIntegration} goes on. The test that ends the fit is scikit-learn's own, on plain passes.
 *
 * @param stride {@linkcode subsetStride}
 * @param reach how near to the plain path it is to stay
 * @returns `nIter` is the virtual iteration: passes over all images or a sample, an estimate of scikit-learn's; `passes`
 * counts those over a sample by its share
 */
export function subsampledDescent(
  context: DescentContext,
  stride: number,
  reach: Reach = FAITHFUL,
): SolverResult {
  const { factors, maxIter, tol, w, h, report } = context, { k, width } = factors;
  const { rule } = startOfTrajectory(tol);
  let iteration = 0, passes = 0, squaredError = Infinity, violation = Infinity;

  /** A pass over all images. One with several sweeps is not scikit-learn's: what it tells of the violation is not asked. */
  function pass(sweeps = 1): void {
    const isAnchor = passes + 1 >= reach.plainPasses;
    const done = factors.pass(w, h, { sweeps: [sweeps, 1], ...(isAnchor && { rest: "find" }) });
    iteration++;
    passes++;
    squaredError = done.squaredError;
    if (sweeps === 1) violation = rule.relativeViolation(done);
    report({ pass: Math.ceil(passes), iteration, squaredError, violation });
  }

  /** Whether up to `most` plain passes end the fit. */
  function ends(most: number): boolean {
    for (const last = Math.min(iteration + most, maxIter); iteration < last;) {
      pass();
      if (violation <= tol) return true;
    }
    return false;
  }

  /**
   * Passes over a sample from the anchor on, at most so many, with `violation` as it would be for all images. Returns how
   * many, and H before the last one.
   */
  function followSample(
    { components: start }: State,
    offset: number,
    most: number,
  ): { followed: number; beforeLast: Float32Array } {
    factors.beginSubset(stride, offset);
    let followed = 0, turn = 0, beforeLast = start;
    while (followed < most && turn <= reach.turn && violation > tol) {
      beforeLast = factors.components().slice();
      violation = rule.estimatedViolation(factors.pass(w, h, { rest: "keep" }));
      turn = largestRotation(start, factors.components(), k, width);
      followed++;
    }
    factors.sample(1);
    iteration += followed;
    passes += followed / stride;
    return { followed, beforeLast };
  }

  function end(converged: boolean): SolverResult {
    const all = Math.ceil(passes);
    return { nIter: iteration, passes: all, converged, squaredError, notes: rule.notes() };
  }

  if (ends(reach.plainPasses)) return end(true);
  let trust = reach.iterations, wrong = 0;
  for (let sample = 0; iteration < maxIter && wrong < MOST_WRONG; sample++) {
    const room = maxIter - iteration - 1;
    if (room === 0) {
      if (ends(1)) return end(true);
      break;
    }
    const anchor = saveState(factors, ANCHOR), before = { iteration, squaredError };
    const most = Math.min(trust, room);
    const { followed, beforeLast } = followSample(anchor, sample % stride, most);
    const last = factors.components().slice(), seemsDone = violation <= tol;
    pass(HEALING_SWEEPS);

    if (objectiveIncreased(before.squaredError, squaredError)) {
      restoreState(factors, anchor);
      ({ iteration, squaredError } = before);
      trust = Math.max(1, Math.floor(followed / 2));
      wrong++;
      if (ends(2)) return end(true);
      continue;
    }
    const wasRight = cosineOfSteps(beforeLast, last, factors.components()) >= RIGHT_COSINE;
    trust = wasRight
      ? Math.min(reach.iterations, trust + TRUST.regained)
      : Math.max(1, Math.floor(followed * TRUST.lost));
    wrong = wasRight ? Math.max(0, wrong - MADE_UP_FOR) : wrong + 1;
    const scales = scaleDrift(factors, anchor);
    if (scales) factors.rescale(scales);
    if (seemsDone && ends(2)) return end(true);
  }
  if (iteration >= maxIter) return end(false);
  return projectiveIntegration(context, false, {
    iteration,
    passes: Math.ceil(passes),
    squaredError,
    rule,
  });
}
