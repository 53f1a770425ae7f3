import { imageGram } from "./image_gram.ts";
import { componentsChanged, type Factors } from "./passes/factors.ts";
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
