import type { BetaLoss } from "../parameters.ts";
import type { Factors, Penalty } from "../passes/factors.ts";
import { LOSSES } from "../passes/multiplicative_phases.ts";
import { sumGrams, sumScalars } from "../passes/partial_sums.ts";
import type { SparseImages } from "../passes/sparse_images.ts";
import type { SolverContext, SolverResult } from "./solver.ts";

/** The error is taken, and the stopping rule tried, every so many iterations. */
const CHECK_EVERY = 10;

/** Where {@linkcode Factors} keeps X·H' for the Frobenius error. */
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
  const { images, factors, betaLoss, maxIter, tol, w, h, report } = context;
  const updates = createUpdates(images, factors, betaLoss);
  const atInit = Math.sqrt(updates.doubleDivergence());
  let previous = atInit, squaredError = atInit ** 2;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    updates.features(w, !fixedComponents);
    if (!fixedComponents) updates.components(h);
    if (iteration % CHECK_EVERY === 0 || iteration === maxIter) {
      squaredError = updates.doubleDivergence();
      const error = Math.sqrt(squaredError), fall = (previous - error) / atInit;
      report({ pass: iteration, iteration, squaredError, violation: fall });
      if (iteration % CHECK_EVERY === 0 && tol > 0 && fall < tol) {
        return { nIter: iteration, passes: iteration, converged: true, squaredError, notes: [] };
      }
      if (iteration % CHECK_EVERY === 0) previous = error;
    }
  }
  return { nIter: maxIter, passes: maxIter, converged: false, squaredError, notes: [] };
}

interface Updates {
  /** W *= ...; with `gather` also sums what H's update needs. */
  features(penalty: Penalty, gather: boolean): void;
  /** H *= ... with what was gathered. */
  components(penalty: Penalty): void;
  /** 2 D_beta(X, WH). */
  doubleDivergence(): number;
}

function createUpdates(images: SparseImages, factors: Factors, loss: BetaLoss): Updates {
  const { plan, pool, memory, arena } = images, { k, width } = factors;
  const componentBytes = plan.ranges * plan.rangeColumns * width * 4;
  plan.columnDenominators = arena.take(componentBytes);
  if (loss === "itakura-saito") plan.denominatorParts = arena.take(plan.chunks * componentBytes);

  function setPhase({ l1, l2 }: Penalty, gather: boolean): void {
    Object.assign(plan, {
      argument0: l1,
      argument1: l2,
      argument2: LOSSES.indexOf(loss),
      argument3: gather ? 1 : 0,
    });
  }

  /** What an update of one factor needs to know of the other: its Gram matrix, or the sums of its columns. */
  function setOther(gram: () => Float64Array, other: Float32Array): void {
    if (loss === "frobenius") new Float32Array(memory.buffer, plan.gram, width * width).set(gram());
    if (loss === "kullback-leibler") {
      const sums = columnSums(other, width).map((sum) => sum === 0 ? 1 : sum);
      new Float32Array(memory.buffer, plan.inverse, width).set(sums);
    }
  }

  return {
    features(penalty, gather) {
      setOther(factors.componentGram, factors.components());
      setPhase(penalty, gather);
      pool.run("updateFeatures", plan.chunks);
    },
    components(penalty) {
      setOther(() => sumGrams(memory, plan.chunkGrams, plan.chunks, width), factors.features());
      setPhase(penalty, true);
      pool.run("updateComponents", plan.ranges);
      factors.componentsChanged();
    },
    doubleDivergence() {
      if (loss === "frobenius") {
        factors.project(PRODUCTS);
        return Math.max(0, factors.squaredError(PRODUCTS));
      }
      setPhase({ l1: 0, l2: 0 }, false);
      pool.run("divergence", plan.chunks);
      const terms = sumScalars(memory, plan.chunkScalars, plan.chunks);
      if (loss === "itakura-saito") return Math.max(0, 2 * terms);
      const w = columnSums(factors.features(), width), h = columnSums(factors.components(), width);
      let rebuilt = 0;
      for (let t = 0; t < k; t++) rebuilt += w[t]! * h[t]!;
      return Math.max(0, 2 * (terms + rebuilt - images.sum));
    },
  };
}

function columnSums(factor: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < factor.length; i += width) {
    for (let t = 0; t < width; t++) sums[t]! += factor[i + t]!;
  }
  return sums;
}
