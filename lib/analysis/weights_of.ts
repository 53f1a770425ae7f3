import type { NdArray } from "ndarray";

/** Sweeps over the components at most; a handful are enough for a digit. */
const MOST_SWEEPS = 500;
/** A sweep that changes no weight by more than this part of the largest is the last. */
const TOLERANCE = 1e-9;

/**
 * The weights of one image with the components fixed: w >= 0 with the least ‖x − wH‖, by coordinate descent. It is
 * what `transform` computes without regularization, for one image at once.
 *
 * @param components H, (k, p)
 * @param image x, (p,), on the scale of the pixels that were fitted
 * @returns (k,) weights
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { weightsOf } from "./weights_of.ts";
 * const components = ndarray(Float32Array.of(1, 0, 0, 0, 2, 0), [2, 3]);
 * assert.deepEqual([...weightsOf(components, [3, 8, 5])], [3, 4]);
 * ```
 */
export function weightsOf(
  components: NdArray<Float32Array>,
  image: ArrayLike<number>,
): Float64Array {
  const k = components.shape[0]!;
  const gram = gramOf(components);
  const product = Float64Array.from({ length: k }, (_, t) => {
    let sum = 0;
    for (let j = 0; j < image.length; j++) sum += components.get(t, j) * image[j]!;
    return sum;
  });
  const weights = new Float64Array(k);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let most = 0, change = 0;
    for (let t = 0; t < k; t++) {
      const curvature = gram[t * k + t]!;
      if (curvature === 0) continue;
      let gradient = -product[t]!;
      for (let u = 0; u < k; u++) gradient += gram[t * k + u]! * weights[u]!;
      const next = Math.max(0, weights[t]! - gradient / curvature);
      change = Math.max(change, Math.abs(next - weights[t]!));
      most = Math.max(most, next);
      weights[t] = next;
    }
    if (change <= TOLERANCE * most) break;
  }
  return weights;
}

/** H·Hᵀ, (k, k) row-major; kept as long as H is. */
function gramOf(components: NdArray<Float32Array>): Float64Array {
  let gram = grams.get(components);
  if (gram) return gram;
  const [k, p] = components.shape as [number, number];
  gram = new Float64Array(k * k);
  for (let t = 0; t < k; t++) {
    for (let u = t; u < k; u++) {
      let sum = 0;
      for (let j = 0; j < p; j++) sum += components.get(t, j) * components.get(u, j);
      gram[t * k + u] = gram[u * k + t] = sum;
    }
  }
  grams.set(components, gram);
  return gram;
}
const grams = new WeakMap<NdArray<Float32Array>, Float64Array>();
