import { descentPass, type PassOptions } from "../passes/descent_pass.ts";
import { restoreFeatures, saveFeatures } from "../passes/feature_slots.ts";
import { selectRows } from "../passes/row_subset.ts";
import { coordinateDescent } from "./coordinate_descent.ts";
import { setComponents } from "./snapshot.ts";
import type { DescentContext, SolverResult } from "./solver.ts";

/** Below this many components plain coordinate descent is short, and ends lower than one that begins on a subset. */
const SUBSET_COMPONENTS = 20;
/** A subset is at most every eighth block of images, and has at least so many of them. */
const SUBSET = { stride: 8, rows: 2500 };
/** Plain passes at the start: over all images, or over the subset, where they cost an eighth. */
const PLAIN_PASSES = { all: 40, subset: 60 };

/** Sweeps of W and H for one product with X: a product grows old, so more of them win little. */
const SWEEPS = [3, 10] as const;
/** Sweeps of the first pass over all images: those outside the subset have no weights yet. */
const FIRST_SWEEPS = [8, 3] as const;
/** Momentum, and how it shrinks where it went too far and grows while it helps. */
const MOMENTUM = { first: 0.5, shrink: 1.5, grow: 1.05, growMost: 1.01 };
/** The fit ends when so many passes together have won less than their number times the tolerance. */
const PATIENCE = 5;

/** The slot of the W without momentum. */
const PLAIN = 0;

/** Of how many blocks of images W and H are initialized on one; 1 where on all of them. */
export function initStride(rows: number, k: number): number {
  if (k < SUBSET_COMPONENTS) return 1;
  return Math.max(1, Math.min(SUBSET.stride, Math.floor(rows / SUBSET.rows)));
}

/**
 * Extrapolated hierarchical alternating least squares (Ang & Gillis 2019): each pass sweeps both factors several times and
 * carries their steps on, as long as that lowers the error. It starts with plain coordinate descent, on a subset of the
 * images where there are many components. It gets as low in a third or less of coordinate descent's passes, but often at
 * other components.
 *
 * @param stride {@linkcode initStride}; W and H were initialized on that subset
 * @returns `nIter` and `passes` count passes over all images, those over the subset by its share
 */
export function extrapolatedDescent(context: DescentContext, stride: number): SolverResult {
  const { factors, maxIter, tol, w, h, report } = context;
  let passes = startPlainly(context, stride);
  const pass = (options: PassOptions) => {
    passes++;
    return descentPass(factors, w, h, options).squaredError;
  };

  const errors = [pass({ sweeps: FIRST_SWEEPS })];
  saveFeatures(factors, PLAIN);
  let components: Float32Array = factors.components().slice();
  const momentum = createMomentum();
  let gain = Infinity;
  while (passes < maxIter - 1 && gain > tol) {
    const { beta } = momentum;
    const squaredError = pass({ sweeps: SWEEPS, momentum: { slot: PLAIN, beta } });
    const next = factors.components().slice();
    if (squaredError > errors.at(-1)!) { // too far: on from where the steps began to be carried on
      restoreFeatures(factors, PLAIN);
      momentum.shrink();
    } else {
      setComponents(factors, carryOn(components, next, beta));
      momentum.grow();
    }
    components = next;
    errors.push(squaredError);
    const old = errors.at(-1 - PATIENCE);
    if (old !== undefined) gain = (old - squaredError) / squaredError / PATIENCE;
    const iteration = Math.ceil(passes);
    report({ pass: iteration, iteration, squaredError, violation: gain });
  }

  restoreFeatures(factors, PLAIN);
  setComponents(factors, components);
  const squaredError = pass({ sweeps: [1, 1] });
  const nIter = Math.ceil(passes);
  return { nIter, passes: nIter, converged: gain <= tol, squaredError, notes: [] };
}

/** H moved on by `beta` times its last step, never below zero. */
function carryOn(before: Float32Array, now: Float32Array, beta: number): Float32Array {
  return now.map((value, i) => Math.max(0, value + beta * (value - before[i]!)));
}

/** How much of a step is carried on, by whether that has lowered the error. */
interface Momentum {
  readonly beta: number;
  shrink(): void;
  grow(): void;
}

function createMomentum(): Momentum {
  let beta = MOMENTUM.first, most = 1;
  return {
    get beta() {
      return beta;
    },
    shrink() {
      most = beta / MOMENTUM.grow;
      beta /= MOMENTUM.shrink;
    },
    grow() {
      beta = Math.min(most, beta * MOMENTUM.grow);
      most = Math.min(1, most * MOMENTUM.growMost);
    },
  };
}

/** Coordinate descent on the rows that W and H were initialized on, then back to all rows; returns the passes it cost. */
function startPlainly(context: DescentContext, stride: number): number {
  const { factors, maxIter, report } = context;
  const most = stride > 1 ? PLAIN_PASSES.subset : clamp(maxIter - 2, 0, PLAIN_PASSES.all);
  const { passes } = coordinateDescent({
    ...context,
    maxIter: most,
    report: ({ pass, squaredError }) =>
      report({
        pass: Math.ceil(pass / stride),
        iteration: Math.ceil(pass / stride),
        squaredError: stride > 1 ? NaN : squaredError,
        violation: NaN,
      }),
  });
  selectRows(factors, 1);
  return passes / stride;
}

const clamp = (x: number, least: number, most: number) => Math.min(Math.max(x, least), most);
