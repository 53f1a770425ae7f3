import { kmeans } from "ml-kmeans";
import type { NdArray } from "ndarray";
import type { Numbers } from "../../arrays/numbers.ts";
import { mean, median } from "d3-array";
import { unitRows } from "../component_matching.ts";
import { type DistanceMatrix, euclideanDistances } from "./distance_matrix.ts";
import { silhouettes } from "./silhouette.ts";

/** Components that come back over several fits of one k, as cNMF (Kotliar et al. 2019) finds them. */
export interface Consensus {
  /** (k, p) row-major: the median of each cluster's components, each scaled to length 1. */
  readonly components: Float64Array;
  /** (k,) mean silhouette of each cluster, −1..1: how well it is told from the others. */
  readonly stability: Float64Array;
  /** (k,) how many of the fits have a component in each cluster. */
  readonly fits: Uint32Array;
  /** Mean silhouette over all components of all fits, none left out: cNMF's stability of k. */
  readonly overall: number;
  /** Components that lie far from all others and count for no cluster, of how many. */
  readonly leftOut: number;
  /** Components of all fits together. */
  readonly pooled: number;
}

/** cNMF's defaults: a component counts as an outlier where its nearest 30 % of fits lie further than this. */
const NEIGHBOURS = 0.3, LARGEST_DISTANCE = 0.5;
/** Starts of k-means; that of the smallest error counts. */
const STARTS = 10;

/**
 * Pools the components of several fits, each scaled to length 1, leaves out those far from all others, and clusters the
 * rest by k-means into k.
 *
 * @param fits components (k, p) of each fit, at least two, of the same k
 */
export function consensus(fits: readonly NdArray<Numbers>[]): Consensus {
  const [k, p] = fits[0]!.shape as [number, number];
  const points = fits.flatMap(unitRows);
  const fitOf = points.map((_, i) => Math.floor(i / k));
  const distances = euclideanDistances(points);
  const overall = mean(silhouettes(distances, clustersOf(points, k))) ?? 0;
  const kept = withoutOutliers(distances, fits.length, k);
  const near = kept.map((i) => points[i]!);
  const clusters = clustersOf(near, k);
  const widths = silhouettes(euclideanDistances(near), clusters);
  const components = new Float64Array(k * p), stability = new Float64Array(k);
  const occurrences = new Uint32Array(k);
  for (let cluster = 0; cluster < k; cluster++) {
    const members = kept.keys().filter((at) => clusters[at] === cluster).toArray();
    stability[cluster] = mean(members, (at) => widths[at]!) ?? 0;
    occurrences[cluster] = new Set(members.map((at) => fitOf[kept[at]!])).size;
    for (let j = 0; j < p; j++) {
      components[cluster * p + j] = median(members, (at) => near[at]![j]!) ?? 0;
    }
  }
  const leftOut = points.length - kept.length;
  return { components, stability, fits: occurrences, overall, leftOut, pooled: points.length };
}

/** The points whose mean distance to their nearest neighbours is small; all, where fewer than k would be left. */
function withoutOutliers({ size, values }: DistanceMatrix, fits: number, k: number): number[] {
  const neighbours = Math.max(1, Math.floor(NEIGHBOURS * fits));
  const all = Array.from({ length: size }, (_, i) => i);
  const kept = all.filter((i) => {
    const nearest = values.slice(i * size, (i + 1) * size).sort().subarray(1, neighbours + 1);
    return mean(nearest)! <= LARGEST_DISTANCE;
  });
  return kept.length >= k ? kept : all;
}

/** The cluster of each point, by the best of several k-means. */
function clustersOf(points: readonly Float64Array[], k: number): readonly number[] {
  const data = points.map((point) => Array.from(point));
  let best: readonly number[] = [], smallest = Infinity;
  for (let seed = 0; seed < STARTS; seed++) {
    const found = kmeans(data, k, { seed, initialization: "kmeans++", maxIterations: 300 });
    const error = data.reduce((sum, point, i) => {
      const centroid = found.centroids[found.clusters[i]!]!;
      return sum + point.reduce((squares, value, j) => squares + (value - centroid[j]!) ** 2, 0);
    }, 0);
    if (error < smallest) [best, smallest] = [found.clusters, error];
  }
  return best;
}
