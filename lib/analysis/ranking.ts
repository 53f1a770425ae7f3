import { orderStatistics } from "./order_statistics.ts";

/**
 * The n images that the model rebuilds worst: largest distance first, ties by lower index.
 *
 * @param distances (n,) as {@linkcode distances} gives them
 * @param n how many; more than there are gives all
 * @param within indices to choose from (one class's images, for example); default: all
 * @returns indices of images, counted from 0
 *
 * @example
 * ```ts
 * import { best, rankOf, worst } from "./ranking.ts";
 * import assert from "node:assert/strict";
 * const distances = Float64Array.of(3, 9, 1, 9);
 * assert.deepEqual(worst(distances, 2), [1, 3]);
 * assert.deepEqual(best(distances, 2, [0, 1, 3]), [0, 1]);
 * assert.equal(rankOf(distances, 3), 2);
 * ```
 */
export function worst(distances: Float64Array, n: number, within?: ArrayLike<number>): number[] {
  return first(distances, n, within, -1);
}

/** The n images that the model rebuilds best: smallest distance first, ties by lower index; see {@linkcode worst}. */
export function best(distances: Float64Array, n: number, within?: ArrayLike<number>): number[] {
  return first(distances, n, within, 1);
}

/** The place of an image in the order of {@linkcode worst}: 1 is the worst of all. */
export function rankOf(distances: Float64Array, index: number): number {
  const own = distances[index]!;
  let rank = 1;
  for (let i = 0; i < distances.length; i++) {
    if (distances[i]! > own || (distances[i] === own && i < index)) rank++;
  }
  return rank;
}

/** The first n in rising order of sign · distance; only those up to the n-th value are sorted. */
function first(
  distances: Float64Array,
  n: number,
  within: ArrayLike<number> | undefined,
  sign: 1 | -1,
): number[] {
  const size = within ? within.length : distances.length;
  const count = Math.min(Math.max(0, n), size);
  if (count === 0) return [];
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) keys[i] = sign * distances[within ? within[i]! : i]!;
  const [limit] = orderStatistics(keys, [count - 1]) as [number];
  const found: number[] = [];
  for (let i = 0; i < size; i++) {
    if (keys[i]! <= limit) found.push(within ? within[i]! : i);
  }
  return found.sort((a, b) => sign * (distances[a]! - distances[b]!) || a - b).slice(0, count);
}
