import type { NdArray } from "ndarray";

/** How the images of one digit use the components. Arrays of k are indexed by component, from 0. */
export interface DigitStatistics {
  /** The label. */
  readonly digit: number;
  /** How many images bear it. */
  readonly count: number;
  /** (k,) mean weight. */
  readonly mean: Float64Array;
  /** Five of (k,): 0, 25, 50, 75 and 100 %, by numpy's linear rule. */
  readonly quartiles: readonly [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  /** Two of (k,): the lowest and the highest weight within 1.5 interquartile ranges of the box (matplotlib's rule). */
  readonly whiskers: readonly [low: Float64Array, high: Float64Array];
  /** (k,) how many weights lie beyond the whiskers. */
  readonly outliers: Uint32Array;
}

/**
 * Mean, quartiles, whiskers and outliers of every component's weight, for each digit that occurs.
 *
 * @param features W, (n, k)
 * @param labels (n,)
 * @returns one entry per label, sorted by label
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { digitStatistics } from "./digit_statistics.ts";
 * const [one, seven] = digitStatistics(ndarray(Float32Array.of(1, 4, 2, 3), [4, 1]), Int32Array.of(7, 1, 7, 7));
 * assert.deepEqual([one!.digit, one!.count, seven!.count], [1, 1, 3]);
 * assert.deepEqual(seven!.quartiles.map(([value]) => value), [1, 1.5, 2, 2.5, 3]);
 * ```
 */
export function digitStatistics(
  features: NdArray<Float32Array>,
  labels: Int32Array,
): DigitStatistics[] {
  const k = features.shape[1]!;
  return [...imagesByDigit(labels)].map(([digit, images]) => {
    const statistics = {
      digit,
      count: images.length,
      mean: new Float64Array(k),
      quartiles: [
        new Float64Array(k),
        new Float64Array(k),
        new Float64Array(k),
        new Float64Array(k),
        new Float64Array(k),
      ] as const,
      whiskers: [new Float64Array(k), new Float64Array(k)] as const,
      outliers: new Uint32Array(k),
    };
    const weights = new Float32Array(images.length);
    for (let t = 0; t < k; t++) {
      let sum = 0;
      for (let i = 0; i < images.length; i++) sum += weights[i] = features.get(images[i]!, t);
      statistics.mean[t] = sum / images.length;
      weights.sort();
      for (let q = 0; q < 5; q++) statistics.quartiles[q]![t] = quantile(weights, q / 4);
      const box = boxPlot(weights, statistics.quartiles[1][t]!, statistics.quartiles[3][t]!);
      statistics.whiskers[0][t] = box.low;
      statistics.whiskers[1][t] = box.high;
      statistics.outliers[t] = box.outliers;
    }
    return statistics;
  });
}

/**
 * The indices of each label's images, both rising.
 *
 * @param labels (n,)
 */
export function imagesByDigit(labels: Int32Array): Map<number, Uint32Array> {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const images = new Map(
    [...counts].sort(([a], [b]) => a - b).map(([label, count]) => [label, new Uint32Array(count)]),
  );
  const filled = new Map<number, number>();
  labels.forEach((label, i) => {
    const at = filled.get(label) ?? 0;
    images.get(label)![at] = i;
    filled.set(label, at + 1);
  });
  return images;
}

/** numpy's linear rule on sorted values. */
function quantile(sorted: Float32Array, fraction: number): number {
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const a = sorted[below]!, b = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const t = position - below;
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
}

/** matplotlib's boxplot_stats on sorted values: whiskers never end inside the box. */
function boxPlot(
  sorted: Float32Array,
  q1: number,
  q3: number,
): { low: number; high: number; outliers: number } {
  const reach = 1.5 * (q3 - q1);
  let first = 0, last = sorted.length - 1;
  while (sorted[first]! < q1 - reach) first++;
  while (sorted[last]! > q3 + reach) last--;
  const low = Math.min(q1, sorted[first]!);
  const high = Math.max(q3, sorted[last]!);
  return { low, high, outliers: first + (sorted.length - 1 - last) };
}
