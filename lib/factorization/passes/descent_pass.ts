import { ACTIVE, CANDIDATE } from "./active_set.ts";
import { type Factors, setGram } from "./factors.ts";
import { sumGrams, sumScalars } from "./partial_sums.ts";
import { aboveRounding } from "./rounding.ts";
import type { RowSubset } from "./row_subset.ts";

/** L1 and L2 penalties on one factor, as scikit-learn scales them. */
export interface Penalty {
  /** Subtracted from the products. */
  readonly l1: number;
  /** Added to the Gram matrix's diagonal. */
  readonly l2: number;
}

/** What a pass has found. */
export interface Pass {
  /**
   * scikit-learn's violation: projected gradients of W's and H's sweep, before each step. Zero where they are no more than
   * rounding, in this pass and in the one before.
   */
  readonly violation: number;
  /** ‖X − WH‖² after the pass, from Gram matrices: no product beyond the pass's own. */
  readonly squaredError: number;
}

/** How a pass differs from scikit-learn's. */
export interface PassOptions {
  /** Sweeps of each factor for one product with X, 1 each in scikit-learn. */
  readonly sweeps?: readonly [w: number, h: number];
  /**
   * "find": finds out, at the end of the pass, which vectors of H' are inactive: they are zero, and no gradient is
   * negative. "keep": those that were inactive then stay zero, which spares products; what would begin to grow begins later.
   */
  readonly activeSet?: "find" | "keep";
  /** W is moved on by `beta` times its step since the W in the slot, before H is swept; the slot keeps it unmoved. */
  readonly momentum?: { readonly slot: number; readonly beta: number };
  /**
   * The subset of rows that the pass is over. Its violation is an estimate of that of all rows, its error has no meaning.
   */
  readonly subset?: RowSubset;
}

/** Up to which share of the products X·H' it is faster to make them column by column, from the active vectors of H'. */
const ACTIVE_SHARE = 0.4;
/** Up to which share of the products W'·X it is faster to make those of active vectors and candidates alone. */
const CANDIDATE_SHARE = 0.7;

/** One iteration of scikit-learn's coordinate descent, or of what `options` make of it: W, then H with the new W. */
export function descentPass(
  factors: Factors,
  w: Penalty,
  h: Penalty,
  { sweeps = [1, 1], momentum, activeSet, subset }: PassOptions = {},
): Pass {
  const { images, width } = factors, { plan, memory, phases } = images;
  setGram(factors, factors.componentGram, w.l2);
  const activeOnly = factors.active.select(ACTIVE) <= ACTIVE_SHARE;
  const candidatesOnly = activeSet === "keep" &&
    factors.candidates.select(CANDIDATE) <= CANDIDATE_SHARE;
  phases.run("passFeatures", plan.chunks, {
    l1: w.l1,
    sweeps: sweeps[0],
    momentumFrom: momentum ? factors.slot(momentum.slot) : null,
    momentum: momentum?.beta ?? 0,
    activeOnly,
    candidatesOnly,
  });
  const gram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
  factors.featureGram = subset ? gram.map((value) => subset.scale * value) : gram;
  setGram(factors, factors.featureGram, h.l2);
  phases.run("passComponents", plan.ranges, {
    l1: h.l1,
    sweeps: sweeps[1],
    findCandidates: activeSet === "find",
    subsetScale: subset?.scale ?? null,
    correction: subset?.correction ?? 0,
    candidatesOnly,
  });
  factors.componentGram = sumGrams(memory, plan.rangeGrams, plan.ranges, width);
  const shared = sumScalars(memory, plan.rangeScalars, plan.ranges, 1);
  const violation = (subset?.scale ?? 1) * sumScalars(memory, plan.chunkScalars, plan.chunks) +
    sumScalars(memory, plan.rangeScalars, plan.ranges);
  return {
    violation: isAtRoundingTwice(factors, violation) ? 0 : violation,
    squaredError: squaredErrorOf(factors, shared),
  };
}

/** Twice running: at a saddle point, such as a start of high symmetry, the gradients vanish for a pass and come back. */
function isAtRoundingTwice(factors: Factors, violation: number): boolean {
  const wasAtRounding = factors.isAtRounding;
  factors.isAtRounding = aboveRounding(factors, violation) === 0;
  return factors.isAtRounding && wasAtRounding;
}

/** ‖X − WH‖² from <X, WH> and the Gram matrices. */
export function squaredErrorOf(factors: Factors, shared: number): number {
  const { images, featureGram, componentGram } = factors;
  let inner = 0;
  for (let i = 0; i < featureGram.length; i++) inner += featureGram[i]! * componentGram[i]!;
  return images.sumOfSquares - 2 * shared + inner;
}
