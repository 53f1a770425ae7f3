import { type Penalty, squaredErrorOf } from "./descent_pass.ts";
import { type Factors, setGram } from "./factors.ts";
import { sumGrams, sumScalars } from "./partial_sums.ts";
import { aboveRounding } from "./rounding.ts";

// W alone, with H fixed: X·H' does not change, so it is made once and kept in a slot.

/** X·H' into a slot. */
export function project(factors: Factors, slot: number): void {
  const { plan, phases } = factors.images;
  phases.run("project", plan.chunks, { to: factors.slot(slot) });
}

/** One sweep of W towards the products in a slot; returns the violation. */
export function sweepFeatures(factors: Factors, slot: number, { l1, l2 }: Penalty): number {
  const { plan, phases, memory } = factors.images;
  setGram(factors, factors.componentGram, l2);
  phases.run("sweepFeatures", plan.chunks, { l1, products: factors.slot(slot) });
  const violation = sumScalars(memory, plan.chunkScalars, plan.chunks);
  return aboveRounding(factors, violation, "features");
}

/** ‖X − WH‖² for the products X·H' in a slot. */
export function squaredError(factors: Factors, slot: number): number {
  const { images: { plan, phases, memory }, width } = factors;
  phases.run("featureGram", plan.chunks, { products: factors.slot(slot) });
  factors.featureGram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
  return squaredErrorOf(factors, sumScalars(memory, plan.chunkScalars, plan.chunks));
}
