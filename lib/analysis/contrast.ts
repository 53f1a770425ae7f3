import { topComponents } from "./top_components.ts";

/**
 * On which components two classes differ most: all indices by |meanA − meanB|, largest first, ties by lower index.
 *
 * @param meanA (k,) mean weights of one class
 * @param meanB (k,) mean weights of the other
 * @returns the k component indices, counted from 0
 *
 * @example
 * ```ts
 * import { contrast } from "./contrast.ts";
 * import assert from "node:assert/strict";
 * assert.deepEqual(contrast([1, 5, 0], [1, 1, 9]), [2, 1, 0]);
 * ```
 */
export function contrast(meanA: ArrayLike<number>, meanB: ArrayLike<number>): number[] {
  const difference = Float64Array.from(meanA, (a, t) => Math.abs(a - meanB[t]!));
  return topComponents(difference, difference.length);
}
