import type { Penalty } from "../passes/descent_pass.ts";
import { componentsChanged, type Factors } from "../passes/factors.ts";
import { project, squaredError } from "../passes/feature_sweeps.ts";
import { FROBENIUS, KULLBACK_LEIBLER, sumsDenominators } from "../passes/multiplicative_phases.ts";
import { sumGrams, sumScalars } from "../passes/partial_sums.ts";
import type { SolverContext, SolverResult } from "./solver.ts";

/** The error is taken, and the stopping rule tried, every so many iterations. */
const CHECK_EVERY = 10;

/** The slot of X·H', for the Frobenius error. */
const PRODUCTS = 0;

/** What the multiplicative update needs: how W and H were initialized does not matter. */
export type MultiplicativeContext = Omit<SolverContext, "init">;

/**
 * scikit-learn's multiplicative update (`_fit_multiplicative_update`; Févotte & Idier 2011): W, then H, until the error
 * sqrt(2 D_beta) falls by less than `tol` of its first value in ten iterations.
 *
 * @param fixedComponents update W alone, as `transform` does
 * @returns `squaredError` is 2 D_beta(X, WH)
 */
export function multiplicativeUpdate(
  context: MultiplicativeContext,
  fixedComponents = false,
): SolverResult {
  const { factors, beta, maxIter, tol, w, h, report } = context;
  const updates = createUpdates(factors, beta);
  const atInit = Math.sqrt(updates.doubleDivergence());
  let previous = atInit, doubled = atInit ** 2;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    updates.features(w, !fixedComponents);
    if (!fixedComponents) updates.components(h);
    if (iteration % CHECK_EVERY === 0 || iteration === maxIter) {
      doubled = updates.doubleDivergence();
      const error = Math.sqrt(doubled), fall = (previous - error) / atInit;
      report({ pass: iteration, iteration, squaredError: doubled, violation: fall });
      if (iteration % CHECK_EVERY === 0 && tol > 0 && fall < tol) {
        return resultOf(iteration, true, doubled);
      }
      if (iteration % CHECK_EVERY === 0) previous = error;
    }
  }
  return resultOf(maxIter, false, doubled);
}

function resultOf(nIter: number, converged: boolean, squaredError: number): SolverResult {
  return { nIter, passes: nIter, converged, squaredError, notes: [] };
}

interface Updates {
  /** W *= ...; with `gather` also sums what H's update needs. */
  features(penalty: Penalty, gather: boolean): void;
  /** H *= ... with what was gathered. */
  components(penalty: Penalty): void;
  /** 2 D_beta(X, WH). */
  doubleDivergence(): number;
}

function createUpdates(factors: Factors, beta: number): Updates {
  const { images: { plan, phases, memory, arena }, width } = factors;
  const componentBytes = factors.components().byteLength;
  plan.columnDenominators = arena.take(componentBytes);
  if (sumsDenominators(beta)) plan.denominatorParts = arena.take(plan.chunks * componentBytes);

  /** What an update of one factor needs to know of the other: its Gram matrix, or the sums of its columns. */
  function setOther(gram: () => Float64Array, other: Float32Array): void {
    if (beta === FROBENIUS) new Float32Array(memory.buffer, plan.gram, width * width).set(gram());
    if (beta === KULLBACK_LEIBLER) {
      const sums = columnSums(other, width).map((sum) => sum === 0 ? 1 : sum);
      new Float32Array(memory.buffer, plan.columnSums, width).set(sums);
    }
  }

  return {
    features(penalty, gather) {
      setOther(() => factors.componentGram, factors.components());
      phases.run("updateFeatures", plan.chunks, { ...penalty, beta, gather });
    },
    components(penalty) {
      setOther(() => sumGrams(memory, plan.chunkGrams, plan.chunks, width), factors.features());
      phases.run("updateComponents", plan.ranges, { ...penalty, beta });
      componentsChanged(factors);
    },
    doubleDivergence: () => Math.max(0, doubleDivergence(factors, beta)),
  };
}

/** 2 D_beta(X, WH), which rounding may have made negative. */
function doubleDivergence(factors: Factors, beta: number): number {
  if (beta === FROBENIUS) {
    project(factors, PRODUCTS);
    return squaredError(factors, PRODUCTS);
  }
  const { images, k, width } = factors, { plan, phases, memory } = images;
  phases.run("divergence", plan.chunks, { beta });
  const terms = sumScalars(memory, plan.chunkScalars, plan.chunks);
  if (beta !== KULLBACK_LEIBLER) return 2 * terms;
  const w = columnSums(factors.features(), width), h = columnSums(factors.components(), width);
  let rebuilt = 0;
  for (let t = 0; t < k; t++) rebuilt += w[t]! * h[t]!;
  return 2 * (terms + rebuilt - images.sum);
}

function columnSums(factor: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < factor.length; i += width) {
    for (let t = 0; t < width; t++) sums[t]! += factor[i + t]!;
  }
  return sums;
}
