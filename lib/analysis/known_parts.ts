import type { NdArray } from "ndarray";
import type { Numbers } from "../arrays/numbers.ts";
import { matchComponents, type MatchedComponents } from "./component_matching.ts";

/** A known part, and the component that is matched with it. */
export interface PartMatch {
  /** Index of the part. */
  readonly part: number;
  /** Index of the component. */
  readonly component: number;
  /** Cosine of the angle between both, 0..1. */
  readonly cosine: number;
  /** Whether the component is the part: the cosine is at least {@linkcode FOUND_FROM}. */
  readonly isFound: boolean;
}

/** From this cosine on a component is the part that it is matched with. */
export const FOUND_FROM = 0.9;

/**
 * Which known parts of the images a factorization has found: components and parts matched one to one, so that the sum
 * of cosines is largest.
 *
 * @param components H, (k, p)
 * @param parts (m, p)
 * @returns min(k, m) matches, in the order of the parts
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { matchParts } from "./known_parts.ts";
 * const components = ndarray(Float32Array.of(0, 0, 5, 3, 4, 0), [2, 3]);
 * const parts = ndarray(Uint8Array.of(1, 0, 0, 0, 0, 1), [2, 3]);
 * assert.deepEqual(matchParts(components, parts).map(({ component }) => component), [1, 0]);
 * assert.deepEqual(matchParts(components, parts).map(({ isFound }) => isFound), [false, true]);
 * ```
 */
export function matchParts(components: NdArray<Numbers>, parts: NdArray<Numbers>): PartMatch[] {
  const asMatch = ({ component: part, partner: component, cosine }: MatchedComponents) => ({
    part,
    component,
    // a product of unit vectors may be a bit more than 1
    cosine: Math.min(1, cosine),
    isFound: cosine >= FOUND_FROM,
  });
  return matchComponents(parts, components).map(asMatch);
}
