import type { NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";

/**
 * ‖X − WH‖² and ‖X‖², both in float64, without holding W·H.
 *
 * @param images X, (n, p)
 * @param features W, (n, k)
 * @param components H, (k, p), of any stride
 */
export function reconstructionDistance(
  images: NdArray<Pixels>,
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
): { squaredError: number; squaredSum: number } {
  const [n, p] = images.shape as [number, number], k = components.shape[0]!;
  const rows = Array.from(
    { length: k },
    (_, t) => Float64Array.from({ length: p }, (_, j) => components.get(t, j)),
  );
  const reconstruction = new Float64Array(p);
  let squaredError = 0, squaredSum = 0;
  for (let i = 0; i < n; i++) {
    reconstruction.fill(0);
    for (let t = 0; t < k; t++) {
      const weight = features.get(i, t), row = rows[t]!;
      if (weight === 0) continue;
      for (let j = 0; j < p; j++) reconstruction[j]! += weight * row[j]!;
    }
    for (let j = 0; j < p; j++) {
      const pixel = images.get(i, j);
      squaredError += (pixel - reconstruction[j]!) ** 2;
      squaredSum += pixel * pixel;
    }
  }
  return { squaredError, squaredSum };
}
