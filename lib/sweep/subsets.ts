import ndarray, { type NdArray } from "ndarray";
import { copyRowMajor } from "../arrays/row_major.ts";
import type { Pixels } from "../dataset/dataset.ts";
import { randomState } from "../factorization/random.ts";

/**
 * A part of X (n, p): some images, some of their pixels, row-major.
 *
 * @param rows which images, in which order
 * @param columns which pixels; absent: all
 */
export function blockOf(
  images: NdArray<Pixels>,
  rows: Uint32Array,
  columns?: Uint32Array,
): NdArray<Pixels> {
  const [n, p] = [rows.length, columns?.length ?? images.shape[1]!];
  const pixels = emptyLike(images.data, n * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      pixels[i * p + j] = images.get(rows[i]!, columns ? columns[j]! : j);
    }
  }
  return ndarray(pixels, [n, p]);
}

/** X', row-major: images and pixels exchanged. */
export function transposed(images: NdArray<Pixels>): NdArray<Pixels> {
  const copy = copyRowMajor(images.transpose(1, 0), (length) => emptyLike(images.data, length));
  return ndarray(copy, [images.shape[1]!, images.shape[0]!]);
}

/** The numbers 0..n-1 in two halves that the seed chooses, each rising. */
export function randomHalves(n: number, seed: number): [Uint32Array, Uint32Array] {
  const random = randomState(seed);
  const keys = Float64Array.from({ length: n }, () => random.normal());
  const order = Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
  const half = Math.ceil(n / 2);
  return [order.slice(0, half).sort(), order.slice(half).sort()];
}

function emptyLike(pixels: Pixels, length: number): Pixels {
  return pixels instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
}
