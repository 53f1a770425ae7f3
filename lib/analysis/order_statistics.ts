/**
 * The values that stand at some places of the sorted order, without sorting: values are counted in buckets of equal
 * width, and only the buckets that hold a wanted place are sorted. Takes time in proportion to the number of values
 * unless most of them crowd into one bucket; the smallest value alone may occur any number of times.
 *
 * @param values finite numbers, at least one; they stay as they are
 * @param places places counted from 0, in rising order
 * @returns the value at each place
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { orderStatistics } from "./order_statistics.ts";
 * assert.deepEqual(orderStatistics(Float64Array.of(5, 0, 9, 0), [0, 2, 3]), [0, 5, 9]);
 * ```
 */
export function orderStatistics(
  values: Float32Array | Float64Array,
  places: readonly number[],
): number[] {
  const [low, high] = extent(values);
  const bucketCount = Math.max(1, values.length >> 2);
  const perUnit = bucketCount / (high - low);
  const bucketOf = new Uint32Array(values.length);
  const counts = new Uint32Array(bucketCount + 1);
  for (let i = 0; i < values.length; i++) {
    const above = values[i]! - low;
    // Bucket 0 is for the smallest value only: half of all weights are 0.
    const bucket = above === 0 ? 0 : 1 + Math.min(bucketCount - 1, (above * perUnit) | 0);
    bucketOf[i] = bucket;
    counts[bucket]!++;
  }

  let bucket = 0, before = 0, sorted: Float64Array | undefined;
  return places.map((place) => {
    while (place >= before + counts[bucket]!) {
      before += counts[bucket++]!;
      sorted = undefined;
    }
    if (bucket === 0) return low;
    sorted ??= sortedBucket(values, bucketOf, bucket, counts[bucket]!);
    return sorted[place - before]!;
  });
}

function sortedBucket(
  values: Float32Array | Float64Array,
  bucketOf: Uint32Array,
  bucket: number,
  count: number,
): Float64Array {
  const inside = new Float64Array(count);
  for (let i = 0, filled = 0; filled < count; i++) {
    if (bucketOf[i] === bucket) inside[filled++] = values[i]!;
  }
  return inside.sort();
}

function extent(values: Float32Array | Float64Array): [low: number, high: number] {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
