import type { Factors } from "../passes/factors.ts";
import { coordinateDescent } from "./coordinate_descent.ts";
import type { DescentContext, SolverResult } from "./solver.ts";
import { setComponents } from "./state.ts";

/** Below this many components the plain path is short, and leads to lower errors than one that begins with a sample. */
const SAMPLED_COMPONENTS = 20;
/** A sample is at most every eighth chunk of images, and has at least so many of them. */
const SAMPLE = { stride: 8, rows: 2500 };
/** Plain passes at the start: over all images, or over the sample, where they cost an eighth. */
const PLAIN_PASSES = { all: 40, sample: 60 };

/** Sweeps of W and H for one product with X: a product grows old, so more of them win little. */
const SWEEPS = [3, 10] as const;
/** Sweeps of the first pass over all images: those that the sample left out have no weights yet. */
const FIRST_SWEEPS = [8, 3] as const;
/** Momentum, and how it shrinks where it went too far and grows while it helps. */
const MOMENTUM = { first: 0.5, shrink: 1.5, grow: 1.05, growMost: 1.01 };
/** The fit ends when so many passes together have won less than their number times the tolerance. */
const PATIENCE = 5;

/** Where the W without momentum is kept. */
const PLAIN = 0;

/** Of how many chunks of images one is looked at to start with; 1 where all of them are. */
export function initStride(rows: number, k: number): number {
  if (k < SAMPLED_COMPONENTS) return 1;
  return Math.max(1, Math.min(SAMPLE.stride, Math.floor(rows / SAMPLE.rows)));
}

/**
 * Extrapolated hierarchical alternating least squares (Ang & Gillis 2019): each pass sweeps both factors several times and
 * carries their steps on, as long as that lowers the error. It starts with plain coordinate descent, over a sample where
 * there are many components. In a third or less of coordinate descent's passes it gets as low, but often elsewhere.
 *
 * @param stride {@linkcode initStride}; W and H were started on that sample
 * @returns `nIter` and `passes` count passes over all images, those over the sample by its share
 */
export function extrapolatedDescent(context: DescentContext, stride: number): SolverResult {
  const { factors, maxIter, tol, w, h, report } = context;
  let passes = startPlainly(context, stride);
  const pass = (options: Parameters<Factors["pass"]>[2]) => {
    passes++;
    return factors.pass(w, h, options).squaredError;
  };

  let errorBefore = pass({ sweeps: FIRST_SWEEPS });
  const errors = [errorBefore];
  factors.saveFeatures(PLAIN);
  let components: Float32Array = factors.components().slice();
  let beta = MOMENTUM.first, most = 1, gain = Infinity;
  while (passes < maxIter - 1 && gain > tol) {
    const squaredError = pass({ sweeps: SWEEPS, momentum: { slot: PLAIN, beta } });
    const next = factors.components().slice();
    if (squaredError > errorBefore) { // the steps went too far: on from where they began to be carried on
      factors.restoreFeatures(PLAIN);
      most = beta / MOMENTUM.grow;
      beta /= MOMENTUM.shrink;
    } else {
      const factor = beta;
      setComponents(
        factors,
        next.map((value, i) => Math.max(0, value + factor * (value - components[i]!))),
      );
      beta = Math.min(most, beta * MOMENTUM.grow);
      most = Math.min(1, most * MOMENTUM.growMost);
    }
    components = next;
    errorBefore = squaredError;
    errors.push(squaredError);
    const old = errors.at(-1 - PATIENCE);
    if (old !== undefined) gain = (old - squaredError) / squaredError / PATIENCE;
    report({
      pass: Math.ceil(passes),
      iteration: Math.ceil(passes),
      squaredError,
      violation: gain,
    });
  }

  factors.restoreFeatures(PLAIN);
  setComponents(factors, components);
  const squaredError = pass({ sweeps: [1, 1] });
  const nIter = Math.ceil(passes);
  return { nIter, passes: nIter, converged: gain <= tol, squaredError, notes: [] };
}

/** Coordinate descent over what the plan looks at, then back to all images; returns the passes it cost. */
function startPlainly(context: DescentContext, stride: number): number {
  const { factors, maxIter, report } = context;
  const most = stride > 1 ? PLAIN_PASSES.sample : clamp(maxIter - 2, 0, PLAIN_PASSES.all);
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
  factors.sample(1);
  return passes / stride;
}

const clamp = (x: number, least: number, most: number) => Math.min(Math.max(x, least), most);
