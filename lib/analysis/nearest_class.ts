import type { ClassStatistics } from "./class_statistics.ts";

/** The class that an image is most like. */
export interface NearestClass<T extends ClassStatistics = ClassStatistics> {
  /** Its statistics. */
  readonly statistics: T;
  /** Cosine of the angle between its mean weights and the image's, 0..1. */
  readonly cosine: number;
}

/**
 * The class whose mean weights point most nearly in the same direction as an image's: a nearest-centroid classifier by
 * cosine.
 *
 * @param all as `classStatistics` gives them
 * @param weights (k,) of the image, as `weightsOf` gives them
 * @returns null where there are no classes, or the weights are zero
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { classStatistics } from "./class_statistics.ts";
 * import { nearestClass } from "./nearest_class.ts";
 * const features = ndarray(Float32Array.of(1, 0, 0, 1), [2, 2]);
 * const all = classStatistics(features, Int32Array.of(0, 1));
 * assert.equal(nearestClass(all, [3, 4])!.statistics.label, 1);
 * assert.equal(nearestClass(all, [3, 4])!.cosine, 0.8);
 * ```
 */
export function nearestClass<T extends ClassStatistics>(
  all: readonly T[],
  weights: ArrayLike<number>,
): NearestClass<T> | null {
  let nearest: NearestClass<T> | null = null;
  for (const statistics of all) {
    const { mean } = statistics;
    const cosine = dot(mean, weights) / Math.sqrt(dot(mean, mean) * dot(weights, weights));
    if (cosine > (nearest?.cosine ?? 0)) nearest = { statistics, cosine };
  }
  return nearest;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
