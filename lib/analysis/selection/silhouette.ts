import type { DistanceMatrix } from "./distance_matrix.ts";

/**
 * How much nearer each point is to its own cluster than to the next one (Rousseeuw 1987), −1..1: (b − a) / max(a, b) of
 * the mean distances to its own cluster's other points and to the nearest other cluster's, as scikit-learn's
 * `silhouette_samples`.
 *
 * @param clusters (n,) the cluster of each point
 * @returns (n,); 0 for a point alone in its cluster, and for all where there is one cluster
 */
export function silhouettes(distances: DistanceMatrix, clusters: ArrayLike<number>): Float64Array {
  const { size, values } = distances;
  const members = Map.groupBy(Array.from({ length: size }, (_, i) => i), (i) => clusters[i]!);
  const meanTo = (point: number, cluster: readonly number[], count: number) =>
    cluster.reduce((sum, other) => sum + values[point * size + other]!, 0) / count;
  return Float64Array.from({ length: size }, (_, point) => {
    const own = members.get(clusters[point]!)!;
    if (own.length === 1 || members.size === 1) return 0;
    const a = meanTo(point, own, own.length - 1);
    let b = Infinity;
    for (const cluster of members.values()) {
      if (cluster !== own) b = Math.min(b, meanTo(point, cluster, cluster.length));
    }
    return a === b ? 0 : (b - a) / Math.max(a, b);
  });
}
