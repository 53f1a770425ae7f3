import { gramCostsMore, imageGram } from "./image_gram.ts";
import { imageProducts } from "./image_products.ts";
import { componentsChanged, type Factors } from "./passes/factors.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import type { Init } from "./parameters.ts";
import { type RandomState, randomState } from "./random.ts";
import {
  type ImageProducts,
  OVERSAMPLES,
  powerIterations,
  randomizedSvd,
} from "./randomized_svd.ts";

/** Entries below this become zero after NNDSVD: scikit-learn's `eps`, absolute for W and H. */
const EPSILON = 1e-6;

/** Told before each of `total` steps how many are done. */
export type OnStep = (done: number, total: number) => void;

/**
 * Starts W and H as scikit-learn's `_initialize_nmf` does, number for number (float32 here).
 *
 * @param factors get W and H
 * @param seed scikit-learn's `random_state`
 * @param onStep told how far NNDSVD has come
 */
export function initialize(
  images: SparseImages,
  factors: Factors,
  init: Init,
  seed: number,
  onStep: OnStep = () => {},
): void {
  const { rows, columns } = images.plan;
  const mean = images.sum / (rows * columns);
  if (init === "random") {
    startRandom(factors, rows, columns, Math.sqrt(mean / factors.k), randomState(seed));
  } else {
    nndsvd(factors, productsFor(factors), seed, onStep);
    if (init === "nndsvda") fillZeros(factors, rows, columns, () => mean);
    if (init === "nndsvdar") {
      const random = randomState(seed);
      fillZeros(factors, rows, columns, () => Math.abs(mean * random.normal() / 100));
    }
  }
  componentsChanged(factors);
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
 *
 * @param factors get W and H
 */
export function nndsvd(
  factors: Factors,
  products: ImageProducts,
  seed: number,
  onStep: OnStep = () => {},
): void {
  const { k, width, images: { plan: { rows, columns } } } = factors;
  const iterations = powerIterations(k, Math.min(rows, columns));
  const svd = randomizedSvd(products, k, iterations, randomState(seed), onStep);
  const w = factors.features().fill(0), h = factors.components().fill(0);
  const [small, large, smallSize] = rows < columns ? [w, h, rows] : [h, w, columns];

  // Singular vectors of the larger side = X (or X') times the projection, which for a moment stands where the
  // smaller side's vectors go.
  for (let i = 0; i < smallSize; i++) {
    for (let t = 0; t < k; t++) small[i * width + t] = svd.projection[i * k + t]!;
  }
  products.project(factors);
  for (let i = 0; i < smallSize; i++) {
    for (let t = 0; t < k; t++) small[i * width + t] = svd.right[t * smallSize + i]!;
  }

  const smallNorms = halfNorms(small, k, width), largeNorms = halfNorms(large, k, width);
  const smallHalves: Half[] = [], largeHalves: Half[] = [];
  for (let t = 0; t < k; t++) {
    const s = svd.singularValues[t]!, a = smallNorms[t]!, b = largeNorms[t]!;
    const positive = a.positive * b.positive, negative = a.negative * b.negative;
    const half = (norms: Norms): Half => {
      if (t === 0) return { up: Math.sqrt(s), down: Math.sqrt(s) };
      if (positive > negative) return { up: Math.sqrt(s * positive) / norms.positive, down: 0 };
      return { up: 0, down: negative > 0 ? Math.sqrt(s * negative) / norms.negative : 0 };
    };
    smallHalves.push(half(a));
    largeHalves.push(half(b));
  }
  keepHalves(small, width, smallHalves);
  keepHalves(large, width, largeHalves);
}

/** Whatever is made sooner: products with a Gram matrix, or passes over X. */
function productsFor(factors: Factors): ImageProducts {
  const { k, width, images } = factors, { rows, columns } = images.plan;
  const iterations = powerIterations(k, Math.min(rows, columns));
  const lanes = Math.ceil((k + OVERSAMPLES) / width) * width;
  return gramCostsMore(images, 2 * (iterations + 1) * lanes)
    ? imageProducts(factors)
    : imageGram(images);
}

/** What of a singular vector is kept: positive entries times `up`, negative ones times -`down`. */
interface Half {
  readonly up: number;
  readonly down: number;
}

/** Of the positive and of the negative entries of a vector. */
interface Norms {
  readonly positive: number;
  readonly negative: number;
}

/** Norms of every column's halves. */
function halfNorms(
  m: Float32Array,
  k: number,
  width: number,
): Norms[] {
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

/** Keeps of every column its half; what is tiny becomes zero. */
function keepHalves(m: Float32Array, width: number, halves: readonly Half[]): void {
  const up = Float64Array.from(halves, (half) => half.up);
  const down = Float64Array.from(halves, (half) => half.down);
  for (let row = 0; row < m.length; row += width) {
    for (let t = 0; t < up.length; t++) {
      const x = m[row + t]!, value = Math.max(up[t]! * x, -down[t]! * x);
      m[row + t] = value < EPSILON ? 0 : value;
    }
  }
}
