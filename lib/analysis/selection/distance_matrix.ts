/** A symmetric matrix of distances, (n, n) row-major. */
export interface DistanceMatrix {
  /** n */
  readonly size: number;
  /** (n * n) */
  readonly values: Float64Array;
}

/**
 * Euclidean distances of points to one another.
 *
 * @param points n rows of equal length
 */
export function euclideanDistances(points: readonly ArrayLike<number>[]): DistanceMatrix {
  const size = points.length;
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      values[i * size + j] = values[j * size + i] = distance(points[i]!, points[j]!);
    }
  }
  return { size, values };
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) ** 2;
  return Math.sqrt(sum);
}
