import { agnes, type Cluster } from "ml-hclust";
import type { DistanceMatrix } from "./distance_matrix.ts";

/**
 * How faithfully a tree of clusters (average linkage) keeps the distances: Pearson's correlation of the distances with
 * the heights at which each two points meet (Sokal and Rohlf 1962; of consensus matrices Brunet et al. 2004).
 *
 * @returns −1..1; 1 where all distances, or all heights, are equal
 */
export function copheneticCorrelation(distances: DistanceMatrix): number {
  const heights = copheneticDistances(distances);
  const { size, values } = distances;
  const x: number[] = [], y: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      x.push(values[i * size + j]!);
      y.push(heights.values[i * size + j]!);
    }
  }
  return pearson(x, y);
}

/** The height at which each two points meet in the tree of average linkage. */
function copheneticDistances({ size, values }: DistanceMatrix): DistanceMatrix {
  const rows = Array.from(
    { length: size },
    (_, i) => Array.from(values.subarray(i * size, (i + 1) * size)),
  );
  const heights = new Float64Array(size * size);
  const join = (cluster: Cluster) => {
    const [left, right] = cluster.children.map((child) => child.indices());
    if (!left || !right) return;
    for (const i of left) {
      for (const j of right) heights[i * size + j] = heights[j * size + i] = cluster.height;
    }
    cluster.children.forEach(join);
  };
  join(agnes(rows, { method: "average", isDistanceMatrix: true }));
  return { size, values: heights };
}

function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let xy = 0, xx = 0, yy = 0;
  for (const [i, a] of x.entries()) {
    const b = y[i]!;
    xy += (a - mx) * (b - my);
    xx += (a - mx) ** 2;
    yy += (b - my) ** 2;
  }
  return xx === 0 || yy === 0 ? 1 : xy / Math.sqrt(xx * yy);
}
