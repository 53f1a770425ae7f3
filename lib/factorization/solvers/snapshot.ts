import { componentsChanged, type Factors } from "../passes/factors.ts";
import { restoreFeatures, saveFeatures } from "../passes/feature_slots.ts";

/** W and H at a point of the trajectory. */
export interface Snapshot {
  /** H', padded as in `Factors`. */
  readonly components: Float32Array;
  /** The slot that has W. */
  readonly slot: number;
  /** W'·W, (width, width). */
  readonly featureGram: Float64Array;
}

/** Keeps W and H as the last pass left them, W in the slot. */
export function takeSnapshot(factors: Factors, slot: number): Snapshot {
  saveFeatures(factors, slot);
  return { components: factors.components().slice(), slot, featureGram: factors.featureGram };
}

/** Brings W and H back. */
export function restoreSnapshot(factors: Factors, { components, slot }: Snapshot): void {
  restoreFeatures(factors, slot);
  setComponents(factors, components);
}

/** Sets H', padded as in `Factors`. */
export function setComponents(factors: Factors, components: Float32Array): void {
  factors.components().set(components);
  componentsChanged(factors);
}
