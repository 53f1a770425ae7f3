import type { NdArray } from "ndarray";
import ops from "ndarray-ops";
import type { ClassStatistics } from "./class_statistics.ts";

/** What is to be said of one component. */
export interface ComponentFacts {
  /** Its index, counted from 0. */
  readonly component: number;
  /** Its part of the sum of all pixels of W·H, 0..1; the shares of all components add up to 1. */
  readonly share: number;
  /** Hoyer's sparseness: 0 = all pixels equal, 1 = one pixel only. */
  readonly sparseness: number;
  /** Mean weight in each class's images, in the order of the statistics given. */
  readonly use: Float64Array;
}

/**
 * Share of the reconstruction, sparseness and use by each class, of every component.
 *
 * Sparseness is that of P. Hoyer, "Non-negative Matrix Factorization with Sparseness Constraints", JMLR 5 (2004):
 * (√p − ‖h‖₁ / ‖h‖₂) / (√p − 1).
 *
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @param classes as `classStatistics` gives them; empty where there are no labels
 */
export function componentFacts(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
  classes: readonly ClassStatistics[],
): ComponentFacts[] {
  const [k, p] = components.shape as [number, number];
  const each = Array.from({ length: k }, (_, t) => t);
  const norms = each.map((t) => {
    const row = components.pick(t, null);
    return { sum: ops.sum(row), length: ops.norm2(row) };
  });
  const mass = each.map((t) => norms[t]!.sum * ops.sum(features.pick(null, t)));
  const total = mass.reduce((sum, one) => sum + one, 0);
  return norms.map(({ sum, length }, component) => ({
    component,
    share: total > 0 ? mass[component]! / total : 0,
    sparseness: hoyer(sum, length, p),
    use: Float64Array.from(classes, ({ mean }) => mean[component]!),
  }));
}

function hoyer(sum: number, length: number, p: number): number {
  if (p === 1 || length === 0) return 0;
  const root = Math.sqrt(p);
  return Math.min(1, Math.max(0, (root - sum / length) / (root - 1)));
}
