import { descentPass } from "../passes/descent_pass.ts";
import type { Factors } from "../passes/factors.ts";
import { extrapolateFeatures, rescale, saveFeatures } from "../passes/feature_slots.ts";
import { scaleDrift } from "./scale_drift.ts";
import { restoreSnapshot, setComponents, type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { DescentContext, SolverResult } from "./solver.ts";
import type { StoppingRule } from "./stopping_rule.ts";
import {
  curvature,
  largestRotation,
  objectiveIncreased,
  startOfTrajectory,
  type TrajectoryPoint,
} from "./trajectory.ts";

/** Plain passes before the first extrapolation step: the early trajectory decides which minimum it leads to. */
const PLAIN_PASSES = 30;
/**
 * An extrapolation step must not rotate a component of H by more than this angle (radians), going by the last pass: where
 * components still rotate, a longer one may cross a ridge into another minimum (4,000 images of MNIST at k=45, with 0.12
 * and more).
 */
const LARGEST_ROTATION = 0.08;
/** Limit of an extrapolation step, relative to how fast the step changes. */
const CAUTION = 0.6;
/** Longest step, in iterations, from the last three passes; the longer limit holds where no second level follows. */
const LONGEST_STEP = { alone: 60, withBlocks: 12 };
/** Longest step from the last three blocks, in lengths of a block. */
const LONGEST_BLOCK_STEP = 6;
/** How much shorter the next step is after one that increased the objective. */
const DAMPING = 4;

// Copies of W in the factors' slots.
const BEFORE_LAST = 0, BLOCK_END_A = 1, BLOCK_END_B = 2;

/** The end of a block of three passes. */
interface BlockEnd extends Snapshot {
  /** Iterations since the end before. */
  readonly distance: number;
}

/**
 * Follows coordinate descent's trajectory in checked extrapolation steps, to the same result in 2 to 3.5 times fewer
 * passes: projective integration (Gear & Kevrekidis 2003) of the discrete flow that coordinate descent is. Three plain
 * passes show where the trajectory leads and its curvature; an extrapolation step continues the last of them; the ends of
 * three such blocks give longer steps. A step after which the objective is higher is undone. The stopping rule is
 * scikit-learn's own, on plain passes.
 *
 * @param cautious one level only, and no steps near the end: for starts whose first violation is huge (nndsvda)
 * @param from where another solver has got to, if W and H are not at their start
 * @returns `nIter` estimates scikit-learn's: plain passes plus lengths of steps
 */
export function projectiveIntegration(
  context: DescentContext,
  cautious: boolean,
  from: TrajectoryPoint = startOfTrajectory(context.tol),
): SolverResult {
  const { factors, maxIter, tol } = context;
  const { iteration, passes, squaredError, rule } = from;
  const run: Run = {
    context,
    rule,
    iteration,
    passes,
    squaredError,
    violation: Infinity,
    ends: [],
    damping: 1,
    extrapolated: 0,
    components: new Float32Array(),
  };
  while (run.iteration < Math.min(PLAIN_PASSES, maxIter)) {
    if (plainPass(run)) return resultOf(run, true);
  }
  run.components = factors.components().slice();
  while (run.iteration < maxIter) {
    const before = { iteration: run.iteration - run.extrapolated, squaredError: run.squaredError };
    const { outcome, trail } = makeBlock(run);
    if (outcome === "converged") return resultOf(run, true);
    if (outcome === "increased") {
      undoStep(run, before);
      continue;
    }
    if (trail.length < 4 || run.iteration >= maxIter) break;
    endBlock(run);
    if (cautious && run.violation <= 2 * tol) continue;
    extrapolate(run, trail, !cautious);
  }
  return resultOf(run, false);
}

/** A fit under way. */
interface Run {
  readonly context: DescentContext;
  readonly rule: StoppingRule;
  iteration: number;
  passes: number;
  squaredError: number;
  violation: number;
  /** Ends of the last blocks, the last one last. */
  ends: readonly BlockEnd[];
  /** By how much the next step is shortened. */
  damping: number;
  /** Length of the step before this block. */
  extrapolated: number;
  /** H at the end of the block before, or where its step was undone. */
  components: Float32Array;
}

function resultOf(run: Run, converged: boolean): SolverResult {
  const { iteration, passes, squaredError, rule } = run;
  return { nIter: iteration, passes, converged, squaredError, notes: rule.notes() };
}

/**
 * A plain pass; true where it meets the stopping rule. One that keeps the active set may have missed what would begin to
 * grow: a full one confirms it.
 */
function plainPass(run: Run, activeSet?: "find" | "keep"): boolean {
  const { context: { factors, w, h, tol, maxIter, report }, rule } = run;
  const done = descentPass(factors, w, h, activeSet && { activeSet });
  run.iteration++;
  run.passes++;
  run.violation = rule.relativeViolation(done);
  run.squaredError = done.squaredError;
  const { iteration, passes, squaredError, violation } = run;
  report({ pass: passes, iteration, squaredError, violation });
  if (violation > tol) return false;
  return activeSet !== "keep" || iteration >= maxIter || plainPass(run);
}

/** Up to three plain passes. */
interface Block {
  /** Met the stopping rule; found that the step before had increased the objective; or neither. */
  readonly outcome: "converged" | "increased" | "made";
  /** H before the block and after each pass. */
  readonly trail: readonly Float32Array[];
}

function makeBlock(run: Run): Block {
  const { context: { factors, maxIter } } = run, before = run.squaredError;
  const trail = [run.components], stepped = run.extrapolated > 0;
  for (let i = 0; i < 3 && run.iteration < maxIter; i++) {
    if (i === 2) saveFeatures(factors, BEFORE_LAST);
    const converged = plainPass(run, i === 0 ? "find" : "keep");
    const isLast = converged || run.iteration >= maxIter;
    // Two passes after a step its ripples are gone, and what is left of the error in the scales can be corrected.
    if (stepped && (i === 1 || i === 0 && isLast)) {
      correctScales(factors, run.ends.at(-1)!, trail.slice(1));
    }
    if (converged) return { outcome: "converged", trail };
    if (i === 0 && stepped && objectiveIncreased(before, run.squaredError)) {
      return { outcome: "increased", trail };
    }
    trail.push(factors.components().slice());
  }
  return { outcome: "made", trail };
}

/** Goes back to where the step began; the next one is shorter. */
function undoStep(run: Run, before: { readonly iteration: number; readonly squaredError: number }) {
  const last = run.ends.at(-1)!;
  restoreSnapshot(run.context.factors, last);
  Object.assign(run, before);
  run.components = last.components;
  run.damping *= DAMPING;
  run.extrapolated = 0;
  run.ends = [last];
}

/** Keeps the end of the block just made. */
function endBlock(run: Run): void {
  const { context: { factors }, ends } = run;
  const slot = ends.at(-1)?.slot === BLOCK_END_A ? BLOCK_END_B : BLOCK_END_A;
  const end = { ...takeSnapshot(factors, slot), distance: 3 + run.extrapolated };
  run.ends = [...ends.slice(-2), end];
  run.components = end.components;
  run.extrapolated = 0;
}

/** An extrapolation step from the last three passes, or from the last three blocks where that leads further. */
function extrapolate(run: Run, trail: readonly Float32Array[], twoLevels: boolean): void {
  const { context: { factors, maxIter }, ends, damping } = run;
  const [, x1, x2, x3] = trail as [Float32Array, Float32Array, Float32Array, Float32Array];
  const most = Math.min(
    maxIter - run.iteration - 1,
    LARGEST_ROTATION / largestRotation(x2, x3, factors.k, factors.width),
  );
  const longest = Math.min(most, twoLevels ? LONGEST_STEP.withBlocks : LONGEST_STEP.alone);
  const limit = Math.floor(Math.min(longest, CAUTION / curvature(x1, x2, x3, 1, 1)) / damping);
  const blockLimit = twoLevels ? blockStepLimit(ends, most) / damping : 0;
  run.damping = 1;
  if (blockLimit > limit) {
    const [, before, last] = ends as [BlockEnd, BlockEnd, BlockEnd];
    step(factors, before.slot, x3, before.components, blockLimit / last.distance);
    run.extrapolated = Math.round(blockLimit);
    run.ends = [last];
  } else if (limit > 0) {
    step(factors, BEFORE_LAST, x3, x2, limit);
    run.extrapolated = limit;
  }
  run.iteration += run.extrapolated;
}

/** How far the ends of the last three blocks allow a step, in iterations. */
function blockStepLimit(ends: readonly BlockEnd[], most: number): number {
  const [a, b, c] = ends;
  if (!a || !b || !c) return 0;
  const change = curvature(a.components, b.components, c.components, b.distance, c.distance);
  return Math.min(most, LONGEST_BLOCK_STEP * c.distance, CAUTION * c.distance / (2 * change));
}

/** Continues the step from `before` to `now` in W (`before` in the slot) and H. */
function step(
  factors: Factors,
  slot: number,
  now: Float32Array,
  before: Float32Array,
  factor: number,
): void {
  extrapolateFeatures(factors, slot, factor);
  setComponents(factors, now.map((value, i) => Math.max(0, value + factor * (value - before[i]!))));
}

/**
 * Gives the components the scales that coordinate descent would have given them since `start`, and the H of each pass
 * since then, which the next step is measured against.
 */
function correctScales(factors: Factors, start: Snapshot, since: readonly Float32Array[]): void {
  const scales = scaleDrift(factors, start), { k, width } = factors;
  if (!scales) return;
  rescale(factors, scales);
  for (const h of since) {
    for (let i = 0; i < h.length; i++) if (i % width < k) h[i]! *= scales[i % width]!;
  }
}
