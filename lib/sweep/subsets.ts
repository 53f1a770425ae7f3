import ndarray from "ndarray";
import type { Dataset, Pixels } from "../dataset/dataset.ts";
import { randomState } from "../factorization/random.ts";

/**
 * A part of a data set's matrix as a data set of its own: some images, some of their pixels.
 *
 * @param rows which images, in which order
 * @param columns which pixels; absent: all
 */
export function blockOf(
  dataset: Dataset,
  rows: Uint32Array,
  columns?: Uint32Array,
): Dataset {
  const [n, p] = [rows.length, columns?.length ?? dataset.images.shape[1]!];
  const pixels = sharedLike(dataset.images.data, n * p);
  const { images } = dataset;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      pixels[i * p + j] = images.get(rows[i]!, columns ? columns[j]! : j);
    }
  }
  return bare(pixels, n, p, dataset);
}

/** The same matrix with images and pixels exchanged. */
export function transposed(dataset: Dataset): Dataset {
  const [n, p] = dataset.images.shape as [number, number];
  const pixels = sharedLike(dataset.images.data, n * p);
  const turned = dataset.images.transpose(1, 0);
  for (let j = 0; j < p; j++) for (let i = 0; i < n; i++) pixels[j * n + i] = turned.get(j, i);
  return bare(pixels, p, n, dataset);
}

/** The numbers 0..n-1 in an order that the seed gives, cut into two halves. */
export function randomHalves(n: number, seed: number): [Uint32Array, Uint32Array] {
  const random = randomState(seed);
  const keys = Float64Array.from({ length: n }, () => random.normal());
  const order = Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
  const half = Math.ceil(n / 2);
  return [order.slice(0, half).sort(), order.slice(half).sort()];
}

function sharedLike(pixels: Pixels, length: number): Pixels {
  const buffer = new SharedArrayBuffer(length * pixels.BYTES_PER_ELEMENT);
  return pixels instanceof Uint8Array ? new Uint8Array(buffer) : new Float32Array(buffer);
}

function bare(pixels: Pixels, n: number, p: number, { sources }: Dataset): Dataset {
  return {
    images: ndarray(pixels, [n, p]),
    labels: null,
    classes: [],
    shape: [1, p],
    channels: 1,
    sources,
    paths: null,
  };
}
