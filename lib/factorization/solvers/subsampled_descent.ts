import { descentPass } from "../passes/descent_pass.ts";
import { rescale } from "../passes/feature_slots.ts";
import { beginSubset, selectRows } from "../passes/row_subset.ts";
import type { SparseImages } from "../passes/sparse_images.ts";
import { projectiveIntegration } from "./projective_integration.ts";
import { scaleDrift } from "./scale_drift.ts";
import { restoreSnapshot, type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { DescentContext, SolverResult } from "./solver.ts";
import type { StoppingRule } from "./stopping_rule.ts";
import {
  cosineOfSteps,
  largestRotation,
  objectiveIncreased,
  startOfTrajectory,
} from "./trajectory.ts";

/** A subset is at most every 16th block of images; it needs so many of them, and so many for each component. */
const SUBSET = { stride: 16, rows: 1250, rowsPerComponent: 30 };
/** Subsets that are a larger share of the images win little. */
const LEAST_STRIDE = 4;
/** Where more of the pixels are not zero, components overlap and converge slowly: subsets disagree, extrapolation works. */
const MOST_FILLED = 0.75;

/** How far a fit may depart from coordinate descent on all images. */
export interface TrustRegion {
  /** Plain passes at the start: the early trajectory decides which minimum it leads to. */
  readonly plainPasses: number;
  /** Most iterations on one subset. */
  readonly iterations: number;
  /** A subset is left once a component has rotated by this angle (radians). */
  readonly rotation: number;
}
/** Usually converges to scikit-learn's components. */
export const BOLD: TrustRegion = { plainPasses: 15, iterations: 60, rotation: 0.4 };
/** Converges to them. Small subsets differ more from all images, so that they need a start nearer to the solution. */
const FAITHFUL: TrustRegion = { plainPasses: 30, iterations: 30, rotation: 0.1 };
const SMALL_SUBSET = { rows: 2500, plainPasses: 50 };

/** The trust region in which subsets of every `stride`-th block of rows converge to scikit-learn's components. */
export function faithfulRegion(rows: number, stride: number): TrustRegion {
  const { plainPasses } = rows / stride < SMALL_SUBSET.rows ? SMALL_SUBSET : FAITHFUL;
  return { ...FAITHFUL, plainPasses };
}

/** A subset agrees where its last step and that of all images after it have at least this cosine. */
const AGREEING_COSINE = 0.6;
/** By how much a subset that disagrees shortens the next one, and by how many iterations one that agrees prolongs it. */
const TRUST = { lost: 0.7, regained: 2 };
/** Extrapolation takes over after so many subsets that disagreed; four that agree make up for one. */
const MOST_DISAGREED = 3, MADE_UP_FOR = 0.25;
/** Sweeps of W after a subset, which left the weights of the other images behind: fewer mislead the next subset. */
const REFRESH_SWEEPS = 4;

/** The slot of the snapshot's W. */
const SNAPSHOT = 0;

/** Of how many blocks of images one makes a subset for k components; null where subsets would not do. */
export function subsetStride(
  { plan: { rows, columns }, nonZeros }: Pick<SparseImages, "nonZeros"> & {
    readonly plan: Pick<SparseImages["plan"], "rows" | "columns">;
  },
  k: number,
): number | null {
  if (nonZeros > MOST_FILLED * rows * columns) return null;
  const least = Math.max(SUBSET.rows, SUBSET.rowsPerComponent * k);
  const stride = Math.min(SUBSET.stride, Math.floor(rows / least));
  return stride < LEAST_STRIDE ? null : stride;
}

/**
 * Runs coordinate descent on subsets of the images, with a gradient correction, to the same result in 3 to 7 times fewer
 * passes. A pass over all images gives a snapshot, from which coordinate descent goes on for up to 30 iterations on a
 * subset, its gradient corrected by what the subset lacked at the snapshot (SVRG's control variate, Johnson & Zhang 2013;
 * the full approximation scheme of multigrid methods, Brandt 1977, with images instead of a grid). Where all images are at
 * rest, so is each subset: what a subset gets wrong is how fast H moves, not where to. The next one is made of other blocks,
 * which evens that out. A subset after which the objective is higher is undone; where too many disagree with all images,
 * {@linkcode projectiveIntegration} goes on. The stopping rule is scikit-learn's own, on plain passes.
 *
 * @param stride {@linkcode subsetStride}
 * @param region how far it may depart from coordinate descent on all images
 * @returns `nIter` estimates scikit-learn's: passes over all images or a subset; `passes` counts those over a subset by its
 * share
 */
export function subsampledDescent(
  context: DescentContext,
  stride: number,
  region: TrustRegion,
): SolverResult {
  const { factors, maxIter, tol } = context;
  const run: Run = { context, region, violation: Infinity, ...startOfTrajectory(tol) };
  if (converges(run, region.plainPasses)) return resultOf(run, true);
  const trust = createTrust(region);
  for (let subset = 0; run.iteration < maxIter && trust.disagreed < MOST_DISAGREED; subset++) {
    const left = maxIter - run.iteration - 1; // the last pass is over all images
    if (left === 0) return resultOf(run, converges(run, 1));
    const snapshot = takeSnapshot(factors, SNAPSHOT), { iteration, squaredError } = run;
    const most = Math.min(trust.iterations, left);
    const { followed, beforeLast } = followSubset(run, snapshot, stride, subset % stride, most);
    const last = factors.components().slice(), seemsDone = run.violation <= tol;
    fullPass(run, REFRESH_SWEEPS);

    if (objectiveIncreased(squaredError, run.squaredError)) {
      restoreSnapshot(factors, snapshot);
      Object.assign(run, { iteration, squaredError });
      trust.undone(followed);
      if (converges(run, 2)) return resultOf(run, true);
      continue;
    }
    const cosine = cosineOfSteps(beforeLast, last, factors.components());
    trust.followed(followed, cosine >= AGREEING_COSINE);
    const scales = scaleDrift(factors, snapshot);
    if (scales) rescale(factors, scales);
    if (seemsDone && converges(run, 2)) return resultOf(run, true);
  }
  if (run.iteration >= maxIter) return resultOf(run, false);
  return projectiveIntegration(context, false, { ...run, passes: Math.ceil(run.passes) });
}

/** A fit under way. */
interface Run {
  readonly context: DescentContext;
  readonly region: TrustRegion;
  readonly rule: StoppingRule;
  iteration: number;
  passes: number;
  squaredError: number;
  violation: number;
}

function resultOf(
  { iteration, passes, squaredError, rule }: Run,
  converged: boolean,
): SolverResult {
  const all = Math.ceil(passes);
  return { nIter: iteration, passes: all, converged, squaredError, notes: rule.notes() };
}

/** A pass over all images. One with several sweeps is not scikit-learn's: its violation is not asked for. */
function fullPass(run: Run, sweeps = 1): void {
  const { context: { factors, w, h, report }, region, rule } = run;
  const mayBeSnapshot = run.passes + 1 >= region.plainPasses;
  const done = descentPass(factors, w, h, {
    sweeps: [sweeps, 1],
    ...(mayBeSnapshot && { activeSet: "find" }),
  });
  run.iteration++;
  run.passes++;
  run.squaredError = done.squaredError;
  if (sweeps === 1) run.violation = rule.relativeViolation(done);
  const { iteration, squaredError, violation } = run;
  report({ pass: Math.ceil(run.passes), iteration, squaredError, violation });
}

/** Whether one of up to `most` plain passes meets the stopping rule. */
function converges(run: Run, most: number): boolean {
  const { maxIter, tol } = run.context;
  for (const last = Math.min(run.iteration + most, maxIter); run.iteration < last;) {
    fullPass(run);
    if (run.violation <= tol) return true;
  }
  return false;
}

/**
 * Passes over a subset from the snapshot on, at most so many, with the violation that they would have over all images.
 * Returns how many, and H before the last one.
 */
function followSubset(
  run: Run,
  { components: start }: Snapshot,
  stride: number,
  offset: number,
  most: number,
): { followed: number; beforeLast: Float32Array } {
  const { context: { factors, tol, w, h }, region, rule } = run, { k, width } = factors;
  const subset = beginSubset(factors, stride, offset);
  let followed = 0, rotation = 0, beforeLast = start;
  while (followed < most && rotation <= region.rotation && run.violation > tol) {
    beforeLast = factors.components().slice();
    const pass = descentPass(factors, w, h, { activeSet: "keep", subset });
    run.violation = rule.estimatedViolation(pass);
    rotation = largestRotation(start, factors.components(), k, width);
    followed++;
  }
  selectRows(factors, 1);
  run.iteration += followed;
  run.passes += followed / stride;
  return { followed, beforeLast };
}

/** How far subsets are followed, by how they have done so far. */
interface Trust {
  /** Most iterations on the next one. */
  readonly iterations: number;
  /** How many disagreed, less those made up for. */
  readonly disagreed: number;
  /** A subset was undone after so many iterations. */
  undone(iterations: number): void;
  /** A subset was followed for so many iterations, and agreed with all images or not. */
  followed(iterations: number, agreed: boolean): void;
}

function createTrust(region: TrustRegion): Trust {
  let iterations = region.iterations, disagreed = 0;
  const shorten = (to: number) => {
    iterations = Math.max(1, Math.floor(to));
    disagreed++;
  };
  return {
    get iterations() {
      return iterations;
    },
    get disagreed() {
      return disagreed;
    },
    undone: (followed) => shorten(followed / 2),
    followed(followed, agreed) {
      if (!agreed) return shorten(followed * TRUST.lost);
      iterations = Math.min(region.iterations, iterations + TRUST.regained);
      disagreed = Math.max(0, disagreed - MADE_UP_FOR);
    },
  };
}
