import { componentsChanged, componentsLength, type Factors } from "./factors.ts";
import { sumParts } from "./partial_sums.ts";

// Copies of W in the factors' slots, and W and H moved as a whole.

/** Keeps a copy of W in a slot. */
export function saveFeatures(factors: Factors, slot: number): void {
  const { plan, phases } = factors.images;
  phases.run("copyFeatures", plan.chunks, { from: plan.features, to: factors.slot(slot) });
}

/** Brings W back. */
export function restoreFeatures(factors: Factors, slot: number): void {
  const { plan, phases } = factors.images;
  phases.run("copyFeatures", plan.chunks, { from: factors.slot(slot), to: plan.features });
}

/** W = max(0, W + factor · (W − saved W)). */
export function extrapolateFeatures(factors: Factors, slot: number, factor: number): void {
  extrapolate(factors, factors.slot(slot), factor, new Float64Array(factors.k).fill(1));
}

/**
 * Multiplies components of H by their scales (k of them) and divides those of W by them: W·H stays, and sums of the last
 * pass follow.
 */
export function rescale(factors: Factors, scales: Float64Array): void {
  const { k, width, images: { plan, memory } } = factors;
  extrapolate(factors, plan.features, 0, scales.map((scale) => 1 / scale));
  const h = factors.components();
  const products = new Float32Array(memory.buffer, plan.columnProducts, componentsLength(plan));
  const of = Float64Array.from({ length: width }, (_, t) => t < k ? scales[t]! : 1);
  for (let i = 0; i < h.length; i++) {
    h[i]! *= of[i % width]!;
    products[i]! /= of[i % width]!;
  }
  factors.featureGram = factors.featureGram.map((value, i) =>
    value / of[i % width]! / of[Math.floor(i / width)]!
  );
  componentsChanged(factors);
}

/** W0'·W for the W0 in a slot, (width, width). */
export function crossGram(factors: Factors, slot: number): Float64Array {
  const { images: { plan, phases, memory }, width } = factors;
  phases.run("crossGram", plan.chunks, { before: factors.slot(slot) });
  return sumParts(memory, plan.chunkGrams, plan.chunks, width * width);
}

/** W = scales · max(0, W + factor · (W − the array at `before`)). */
function extrapolate(factors: Factors, before: number, factor: number, scales: Float64Array): void {
  const { images: { plan, phases, memory }, width } = factors;
  new Float32Array(memory.buffer, plan.scales, width).set(scales);
  phases.run("extrapolateFeatures", plan.chunks, { before, factor });
}
