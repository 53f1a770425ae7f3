import { imageGram } from "./passes/image_gram.ts";
import type { Factors } from "./passes/factors.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import type { Init } from "./parameters.ts";
import { type RandomState, randomState } from "./random.ts";
import { powerIterations, randomizedSvd } from "./randomized_svd.ts";

/** Entries below this become zero after NNDSVD: scikit-learn's `eps`, absolute for W and H. */
const EPSILON = 1e-6;

/**
 * Starts W and H as scikit-learn's `_initialize_nmf` does, number for number (float32 here).
 *
 * @param factors get W and H
 * @param seed scikit-learn's `random_state`
 */
export function initialize(images: SparseImages, factors: Factors, init: Init, seed: number): void {
  const { rows, columns } = images.plan;
  const mean = images.sum / (rows * columns);
  if (init === "random") {
    startRandom(factors, rows, columns, Math.sqrt(mean / factors.k), randomState(seed));
  } else {
    nndsvd(images, factors, seed);
    if (init === "nndsvda") fillZeros(factors, rows, columns, () => mean);
    if (init === "nndsvdar") {
      const random = randomState(seed);
      fillZeros(factors, rows, columns, () => Math.abs(mean * random.normal() / 100));
    }
  }
  factors.componentsChanged();
}

/** |average · N(0, 1)|: H drawn first, both in row order. */
function startRandom(
  factors: Factors,
  rows: number,
  columns: number,
  average: number,
  random: RandomState,
): void {
  const { k, width } = factors, w = factors.features(), h = factors.components();
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) h[j * width + t] = Math.abs(average * random.normal());
  }
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < k; t++) w[i * width + t] = Math.abs(average * random.normal());
  }
}

/** Replaces zeros, W's first, in the order of scikit-learn's arrays (W by rows, H by components). */
function fillZeros(factors: Factors, rows: number, columns: number, value: () => number): void {
  const { k, width } = factors, w = factors.features(), h = factors.components();
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < k; t++) if (w[i * width + t] === 0) w[i * width + t] = value();
  }
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) if (h[j * width + t] === 0) h[j * width + t] = value();
  }
}

/**
 * NNDSVD (Boutsidis & Gallopoulos 2008): of each pair of singular vectors the positive or the negative halves,
 * whichever weigh more. Which sign the vectors come with does not matter.
 */
function nndsvd(images: SparseImages, factors: Factors, seed: number): void {
  const { rows, columns } = images.plan, { k, width } = factors;
  const gram = imageGram(images);
  const svd = randomizedSvd(
    gram,
    k,
    powerIterations(k, Math.min(rows, columns)),
    randomState(seed),
  );
  const w = factors.features(), h = factors.components();
  const [small, large, smallSize] = rows < columns ? [w, h, rows] : [h, w, columns];

  // Singular vectors of the larger side = X (or X') times the projection, which for a moment stands where the
  // smaller side's vectors go.
  for (let i = 0; i < smallSize; i++) {
    for (let t = 0; t < k; t++) small[i * width + t] = svd.projection[i * k + t]!;
  }
  gram.project(factors);
  for (let i = 0; i < smallSize; i++) {
    for (let t = 0; t < k; t++) small[i * width + t] = svd.right[t * smallSize + i]!;
  }

  const smallHalves = halves(small, k, width), largeHalves = halves(large, k, width);
  for (let t = 0; t < k; t++) {
    const s = svd.singularValues[t]!, a = smallHalves[t]!, b = largeHalves[t]!;
    const positive = a.positive * b.positive, negative = a.negative * b.negative;
    if (t === 0) {
      keepHalf(small, t, width, null, Math.sqrt(s));
      keepHalf(large, t, width, null, Math.sqrt(s));
    } else if (positive > negative) {
      keepHalf(small, t, width, 1, Math.sqrt(s * positive) / a.positive);
      keepHalf(large, t, width, 1, Math.sqrt(s * positive) / b.positive);
    } else {
      keepHalf(small, t, width, -1, negative > 0 ? Math.sqrt(s * negative) / a.negative : 0);
      keepHalf(large, t, width, -1, negative > 0 ? Math.sqrt(s * negative) / b.negative : 0);
    }
  }
}

/** Norms of the positive and of the negative entries of every column. */
function halves(
  m: Float32Array,
  k: number,
  width: number,
): { positive: number; negative: number }[] {
  const positive = new Float64Array(k), negative = new Float64Array(k);
  for (let row = 0; row < m.length; row += width) {
    for (let t = 0; t < k; t++) {
      const x = m[row + t]!;
      if (x > 0) positive[t]! += x * x;
      else negative[t]! += x * x;
    }
  }
  return Array.from(
    positive,
    (p, t) => ({ positive: Math.sqrt(p), negative: Math.sqrt(negative[t]!) }),
  );
}

/** scale · max(0, sign · column), or of the absolute values where sign is null; what is tiny becomes zero. */
function keepHalf(
  m: Float32Array,
  t: number,
  width: number,
  sign: 1 | -1 | null,
  scale: number,
): void {
  for (let i = t; i < m.length; i += width) {
    const value = scale * (sign === null ? Math.abs(m[i]!) : Math.max(0, sign * m[i]!));
    m[i] = value < EPSILON ? 0 : value;
  }
}
