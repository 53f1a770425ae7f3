import type { NdArray } from "ndarray";
import { orderStatistics } from "./order_statistics.ts";

/** One of each: 0, 25, 50, 75 and 100 %. */
export type Quartiles<T> = [minimum: T, q1: T, median: T, q3: T, maximum: T];

/** How the images of one class use the components. Arrays of k are indexed by component, from 0. */
export interface ClassStatistics {
  /** The class, an index into the data set's `classes`. */
  readonly label: number;
  /** How many images are of it. */
  readonly count: number;
  /** (k,) mean weight. */
  readonly mean: Float64Array;
  /** Five of (k,): 0, 25, 50, 75 and 100 %, by numpy's linear rule. */
  readonly quartiles: Readonly<Quartiles<Float64Array>>;
  /** Two of (k,): the lowest and the highest weight within 1.5 interquartile ranges of the box (matplotlib's rule). */
  readonly whiskers: readonly [low: Float64Array, high: Float64Array];
  /** (k,) how many weights lie beyond the whiskers. */
  readonly outliers: Uint32Array;
}

/**
 * Mean, quartiles, whiskers and outliers of every component's weight, for each class that occurs.
 *
 * @param features W, (n, k)
 * @param labels (n,) the class of each image
 * @returns one entry per class, sorted by label
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { classStatistics } from "./class_statistics.ts";
 * const [one, seven] = classStatistics(ndarray(Float32Array.of(1, 4, 2, 3), [4, 1]), Int32Array.of(7, 1, 7, 7));
 * assert.deepEqual([one!.label, one!.count, seven!.count], [1, 1, 3]);
 * assert.deepEqual(seven!.quartiles.map(([value]) => value), [1, 1.5, 2, 2.5, 3]);
 * ```
 */
export function classStatistics(
  features: NdArray<Float32Array>,
  labels: Int32Array,
): ClassStatistics[] {
  return [...imagesByClass(labels)].map(([label, images]) => statisticsOf(label, images, features));
}

function statisticsOf(
  label: number,
  images: Uint32Array,
  features: NdArray<Float32Array>,
): ClassStatistics {
  const k = features.shape[1]!;
  const perComponent = () => new Float64Array(k);
  const mean = perComponent();
  const [minimum, q1, median, q3, maximum] = Array.from({ length: 5 }, perComponent) as Quartiles<
    Float64Array
  >;
  const [low, high] = [perComponent(), perComponent()];
  const outliers = new Uint32Array(k);
  const columns = weightsByComponent(features, images);
  for (let t = 0; t < k; t++) {
    const weights = columns.subarray(t * images.length, (t + 1) * images.length);
    mean[t] = sum(weights) / weights.length;
    [minimum[t], q1[t], median[t], q3[t], maximum[t]] = quartilesOf(weights);
    const whiskers = whiskersOf(weights, q1[t]!, q3[t]!);
    [low[t], high[t], outliers[t]] = [whiskers.low, whiskers.high, whiskers.outliers];
  }
  const quartiles = [minimum, q1, median, q3, maximum] as const;
  return { label, count: images.length, mean, quartiles, whiskers: [low, high], outliers };
}

/**
 * The indices of each class's images, both rising; classes without images are left out.
 *
 * @param labels (n,) the class of each image
 */
export function imagesByClass(labels: Int32Array): Map<number, Uint32Array> {
  const counts = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const lists = new Map(
    sorted.map(([label, count]) => [label, { images: new Uint32Array(count), filled: 0 }]),
  );
  for (let i = 0; i < labels.length; i++) {
    const list = lists.get(labels[i]!)!;
    list.images[list.filled++] = i;
  }
  return new Map([...lists].map(([label, { images }]) => [label, images]));
}

/** (k, images) the weights of some images, one component after another. */
function weightsByComponent(features: NdArray<Float32Array>, images: Uint32Array): Float32Array {
  const k = features.shape[1]!;
  const columns = new Float32Array(k * images.length);
  for (let i = 0; i < images.length; i++) {
    const row = images[i]!;
    for (let t = 0; t < k; t++) columns[t * images.length + i] = features.get(row, t);
  }
  return columns;
}

function sum(values: Float32Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** 0, 25, 50, 75 and 100 % by numpy's linear rule: between two values in proportion to the place. */
function quartilesOf(values: Float32Array): Quartiles<number> {
  const last = values.length - 1;
  const places = [0, 0.25, 0.5, 0.75, 1].map((fraction) => last * fraction);
  const around = places.flatMap((place) => [Math.floor(place), Math.ceil(place)]);
  const found = orderStatistics(values, around);
  return places.map((place, q) => {
    const [below, above] = [found[2 * q]!, found[2 * q + 1]!];
    return below + (above - below) * (place % 1);
  }) as Quartiles<number>;
}

/** matplotlib's boxplot_stats: the furthest values within 1.5 interquartile ranges, never inside the box. */
function whiskersOf(
  values: Float32Array,
  q1: number,
  q3: number,
): { low: number; high: number; outliers: number } {
  const reach = 1.5 * (q3 - q1);
  let low = q1, high = q3, outliers = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < q1 - reach || value > q3 + reach) outliers++;
    else if (value < low) low = value;
    else if (value > high) high = value;
  }
  return { low, high, outliers };
}
