import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import type { Numbers } from "../arrays/numbers.ts";
import { matchComponents, type MatchedComponents, unitRows } from "./component_matching.ts";
import { topComponents } from "./top_components.ts";

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
  const near = nearestParts(components, parts);
  const asMatch = ({ component: part, partner: component, cosine }: MatchedComponents) => ({
    part: near[part]!,
    component,
    // a product of unit vectors may be a bit more than 1
    cosine: Math.min(1, cosine),
    isFound: cosine >= FOUND_FROM,
  });
  return matchComponents(rowsOf(parts, near), components).map(asMatch);
}

/**
 * The parts, rising, that an assignment can need: those which are among the k nearest of a component. (Whichever k - 1 of
 * these the other components take, one as near as any part beyond them is left.) There may be thousands of parts, and
 * each is dark but for some pixels.
 */
function nearestParts(components: NdArray<Numbers>, parts: NdArray<Numbers>): number[] {
  const k = components.shape[0]!, m = parts.shape[0]!;
  if (m <= k) return Array.from({ length: m }, (_, i) => i);
  const lit = Array.from({ length: m }, (_, i) => litPixels(parts, i));
  const near = unitRows(components).flatMap((component) => {
    const cosines = Float64Array.from(lit, ({ indices, values }) => {
      let sum = 0;
      for (let q = 0; q < indices.length; q++) sum += values[q]! * component[indices[q]!]!;
      return sum;
    });
    return topComponents(cosines, k);
  });
  return [...new Set(near)].sort((a, b) => a - b);
}

/** The pixels of a part that are not 0, of length 1 together. */
function litPixels(
  parts: NdArray<Numbers>,
  part: number,
): { indices: Int32Array; values: Float64Array } {
  const indices: number[] = [], values: number[] = [];
  for (let j = 0; j < parts.shape[1]!; j++) {
    const value = parts.get(part, j);
    if (value !== 0) {
      indices.push(j);
      values.push(value);
    }
  }
  const length = Math.hypot(...values) || 1;
  return {
    indices: Int32Array.from(indices),
    values: Float64Array.from(values, (value) => value / length),
  };
}

function rowsOf(matrix: NdArray<Numbers>, indices: readonly number[]): NdArray<Float64Array> {
  const p = matrix.shape[1]!;
  const rows = ndarray(new Float64Array(indices.length * p), [indices.length, p]);
  indices.forEach((index, i) => ops.assign(rows.pick(i, null), matrix.pick(index, null)));
  return rows;
}
