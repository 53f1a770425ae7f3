import type { NdArray } from "ndarray";
import ops from "ndarray-ops";

/**
 * The component that paints most of each image: largest weight times the sum of the component's pixels, ties by
 * lower index. (The weight alone would depend on how a fit shares the scale between W and H.)
 *
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @returns (n,) component indices, counted from 0
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { strongestComponents } from "./strongest_components.ts";
 * const features = ndarray(Float32Array.of(5, 1, 0, 1), [2, 2]);
 * const components = ndarray(Float32Array.of(1, 1, 5, 6), [2, 2]);
 * assert.deepEqual([...strongestComponents(features, components)], [1, 1]);
 * ```
 */
export function strongestComponents(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
): Int32Array {
  const [n, k] = features.shape as [number, number];
  const ink = Float64Array.from({ length: k }, (_, t) => ops.sum(components.pick(t, null)));
  return Int32Array.from({ length: n }, (_, i) => {
    let strongest = 0, most = -1;
    for (let t = 0; t < k; t++) {
      const painted = features.get(i, t) * ink[t]!;
      if (painted > most) [strongest, most] = [t, painted];
    }
    return strongest;
  });
}
