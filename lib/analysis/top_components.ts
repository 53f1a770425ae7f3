/**
 * The components that a class uses most: indices of the n largest means, largest first, ties by lower index.
 *
 * @param mean (k,) mean weight of each component, as in `ClassStatistics`
 * @param n how many; more than k gives all k
 * @returns at most n component indices, counted from 0
 *
 * @example
 * ```ts
 * import { topComponents } from "./top_components.ts";
 * import assert from "node:assert/strict";
 * assert.deepEqual(topComponents([0.5, 2, 0, 2], 3), [1, 3, 0]);
 * ```
 */
export function topComponents(mean: ArrayLike<number>, n: number): number[] {
  return Array.from({ length: mean.length }, (_, t) => t)
    .sort((a, b) => mean[b]! - mean[a]! || a - b)
    .slice(0, Math.max(0, n));
}
