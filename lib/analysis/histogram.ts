import { bisectRight } from "d3-array";

/** Counts of values in bins of equal width. */
export interface Histogram {
  /** (bins + 1,) rising; bin b holds edges[b] <= value < edges[b + 1], the last bin its right edge too. */
  readonly edges: Float64Array;
  /** (bins,) */
  readonly counts: Uint32Array;
}

/**
 * numpy's histogram: bins of equal width from the smallest to the largest value. Where all values are equal, the
 * bins reach from half below to half above; where there is none, from 0 to 1.
 *
 * @param values finite numbers, such as the distances of all images
 * @param bins how many, at least 1
 *
 * @example
 * ```ts
 * import { histogram } from "./histogram.ts";
 * import assert from "node:assert/strict";
 * assert.deepEqual([...histogram([0, 1, 1, 4], 2).counts], [3, 1]);
 * ```
 */
export function histogram(values: ArrayLike<number>, bins: number): Histogram {
  const [low, high] = range(values);
  const edges = Float64Array.from({ length: bins + 1 }, (_, b) => low + (high - low) * (b / bins));
  edges[bins] = high;
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    counts[Math.min(bins, bisectRight(edges, values[i]!)) - 1]!++;
  }
  return { edges, counts };
}

function range(values: ArrayLike<number>): [low: number, high: number] {
  if (values.length === 0) return [0, 1];
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
