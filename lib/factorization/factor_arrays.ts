import { componentsChanged, type Factors } from "./passes/factors.ts";

/**
 * H as scikit-learn has it, without padding.
 *
 * @param columns pixels of an image, p
 * @returns (k * p) row-major
 */
export function unpackComponents(factors: Factors, columns: number): Float32Array {
  const { k, width } = factors, h = factors.components(), out = new Float32Array(k * columns);
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) out[t * columns + j] = h[j * width + t]!;
  }
  return out;
}

/**
 * W as scikit-learn has it, without padding.
 *
 * @param rows number of images, n
 * @returns (n * k) row-major
 */
export function unpackFeatures(factors: Factors, rows: number): Float32Array {
  const { k, width } = factors, w = factors.features(), out = new Float32Array(rows * k);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < k; t++) out[i * k + t] = w[i * width + t]!;
  }
  return out;
}

/**
 * Sets H.
 *
 * @param components (k * p) row-major
 */
export function packComponents(factors: Factors, components: Float32Array): void {
  const { k, width } = factors, h = factors.components(), columns = components.length / k;
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) h[j * width + t] = components[t * columns + j]!;
  }
  componentsChanged(factors);
}
