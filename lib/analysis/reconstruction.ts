import ndarray, { type NdArray } from "ndarray";

export { distances } from "./distances.ts";

/**
 * One image rebuilt by hand: each pixel is the sum over the components of weight times component.
 *
 * Sums in float64, in the order of the components, and rounds once to float32; {@linkcode inverseTransform} does the
 * same in another loop, so that both agree to the bit.
 *
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @param index the image, counted from 0
 * @returns (p,) pixels on the scale of the input, 0..255 for MNIST
 */
export function reconstruct(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
  index: number,
): Float32Array {
  const [k, p] = components.shape as [number, number];
  const weights = Float64Array.from({ length: k }, (_, t) => features.get(index, t));
  // By place: the terminal UI does this for every key.
  const { data, offset, stride } = components;
  const rowStep = stride[0]!, columnStep = stride[1]!;
  const picture = new Float32Array(p);
  for (let j = 0; j < p; j++) {
    let sum = 0;
    for (let t = 0, at = offset + j * columnStep; t < k; t++, at += rowStep) {
      sum += weights[t]! * data[at]!;
    }
    picture[j] = sum;
  }
  return picture;
}

/**
 * scikit-learn's `inverse_transform`: W · H, for all images or some.
 *
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @param rows the images to rebuild, counted from 0; default all, which for 70,000 digits takes 220 MB
 * @returns (rows, p) pixels on the scale of the input
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { inverseTransform, reconstruct } from "./reconstruction.ts";
 * const features = ndarray(Float32Array.of(1, 2, 0, 3), [2, 2]);
 * const components = ndarray(Float32Array.of(1, 0, 5, 0, 1, 1), [2, 3]);
 * assert.deepEqual([...inverseTransform(features, components).data], [1, 2, 7, 0, 3, 3]);
 * assert.deepEqual([...reconstruct(features, components, 1)], [0, 3, 3]);
 * ```
 */
export function inverseTransform(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
  rows?: ArrayLike<number>,
): NdArray<Float32Array> {
  const [k, p] = components.shape as [number, number];
  const count = rows?.length ?? features.shape[0]!;
  const product = new Float32Array(count * p);
  const sums = new Float64Array(p);
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    sums.fill(0);
    for (let t = 0; t < k; t++) {
      const weight = features.get(row, t);
      if (weight === 0) continue;
      for (let j = 0; j < p; j++) sums[j]! += weight * components.get(t, j);
    }
    product.set(sums, i * p);
  }
  return ndarray(product, [count, p]);
}
