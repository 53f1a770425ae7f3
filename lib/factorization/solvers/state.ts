import type { Factors } from "../passes/factors.ts";

/** W and H at a place on the way. */
export interface State {
  /** H', padded as in `Factors`. */
  readonly components: Float32Array;
  /** Where the factors keep W. */
  readonly slot: number;
  /** W'·W, (width, width). */
  readonly featureGram: Float64Array;
}

/** Keeps W and H as the last pass left them, W in the slot. */
export function saveState(factors: Factors, slot: number): State {
  factors.saveFeatures(slot);
  return { components: factors.components().slice(), slot, featureGram: factors.featureGram() };
}

/** Brings W and H back. */
export function restoreState(factors: Factors, { components, slot }: State): void {
  factors.restoreFeatures(slot);
  setComponents(factors, components);
}

/** Sets H', padded as in `Factors`. */
export function setComponents(factors: Factors, components: Float32Array): void {
  factors.components().set(components);
  factors.componentsChanged();
}
