import type { NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";

/**
 * How far each image is from its reconstruction: ‖x − wH‖, without ever holding W·H.
 *
 * Bytes go by ‖x‖² − 2 x·(wH) + w(HHᵀ)wᵀ, which costs only the pixels and the weights that are not 0; float pixels,
 * and images so well rebuilt that the three terms cancel out, go by the definition. All sums are in float64.
 *
 * @param images X, (n, p)
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @returns (n,) Euclidean distances on the scale of the pixels
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { distances } from "./distances.ts";
 * const images = ndarray(Uint8Array.of(3, 0, 4, 0), [1, 4]);
 * const features = ndarray(Float32Array.of(0.5), [1, 1]);
 * const components = ndarray(Float32Array.of(0, 0, 8, 0), [1, 4]);
 * assert.deepEqual([...distances(images, features, components)], [3]);
 * ```
 */
export function distances(
  images: NdArray<Pixels>,
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
): Float64Array {
  const [n, p] = images.shape as [number, number];
  const k = components.shape[0]!;
  const rows = Array.from({ length: k }, (_, t) => rowOf(components, t));
  const gram = rows.map((row) => Float64Array.from(rows, (other) => dot(row, other)));
  // A black component fills up the last group of TOGETHER.
  rows.push(new Float64Array(p));
  const words = asWords(images);
  const pixels = new Int32Array(p + 3);
  const weights: Weights = {
    used: 0,
    component: new Int32Array(k + TOGETHER),
    value: new Float64Array(k + TOGETHER),
  };
  const found = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    gatherWeights(features, i, weights);
    let square = NaN;
    if (words) {
      const count = packPixels(words, i * (p / 4), p / 4, pixels);
      const ofImage = sumOfSquares(pixels, count);
      const ofBoth = crossTerm(pixels, count, rows, weights);
      square = ofImage - 2 * ofBoth + quadraticForm(gram, weights);
      if (square < CANCELLED * ofImage) square = NaN;
    }
    found[i] = Math.sqrt(
      Number.isNaN(square) ? squareByDefinition(images, i, rows, weights) : square,
    );
  }
  return found;
}

/** An image's weights that are not 0, and after them the black component up to a full group. */
interface Weights {
  used: number;
  readonly component: Int32Array;
  readonly value: Float64Array;
}

/** Where the three terms cancel to less than this part of ‖x‖², their difference is no longer exact enough. */
const CANCELLED = 1e-6;
/** Components whose products are formed together: each pixel is then unpacked once for all of them. */
const TOGETHER = 4;

/** Σ (x − wH)² */
function squareByDefinition(
  images: NdArray<Pixels>,
  index: number,
  rows: readonly Float64Array[],
  weights: Weights,
): number {
  const rest = Float64Array.from({ length: images.shape[1]! }, (_, j) => images.get(index, j));
  for (let u = 0; u < weights.used; u++) {
    const row = rows[weights.component[u]!]!, weight = weights.value[u]!;
    for (let j = 0; j < rest.length; j++) rest[j]! -= weight * row[j]!;
  }
  return dot(rest, rest);
}

/** The pixels four at a time, so that black ones are passed over quickly; null where they do not lie so. */
function asWords({ data, shape, stride, offset, size }: NdArray<Pixels>): Uint32Array | null {
  const p = shape[1]!;
  const contiguous = stride[1] === 1 && stride[0] === p;
  const start = data.byteOffset + offset;
  if (!(data instanceof Uint8Array) || !contiguous || p % 4 !== 0 || start % 4 !== 0) return null;
  return new Uint32Array(data.buffer, start, size / 4);
}

function rowOf(matrix: NdArray<Float32Array>, row: number): Float64Array {
  return Float64Array.from({ length: matrix.shape[1]! }, (_, j) => matrix.get(row, j));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

/**
 * Writes the pixels of an image that are not 0, each as index · 256 + value, and returns how many. A pixel is always
 * written and the place moved on by 0 or 1: a branch on each pixel would be mispredicted at every edge of a stroke.
 */
function packPixels(words: Uint32Array, from: number, length: number, pixels: Int32Array): number {
  let count = 0;
  for (let q = 0; q < length; q++) {
    const word = words[from + q]! | 0;
    if (word === 0) continue;
    const place = q << 10;
    const a = word & 255, b = (word >>> 8) & 255, c = (word >>> 16) & 255, d = word >>> 24;
    pixels[count] = place | a;
    count += (a + 255) >> 8;
    pixels[count] = (place | b) + 256;
    count += (b + 255) >> 8;
    pixels[count] = (place | c) + 512;
    count += (c + 255) >> 8;
    pixels[count] = (place | d) + 768;
    count += (d + 255) >> 8;
  }
  return count;
}

function gatherWeights(features: NdArray<Float32Array>, row: number, weights: Weights): void {
  const k = features.shape[1]!;
  const { component, value } = weights;
  let used = 0;
  for (let t = 0; t < k; t++) {
    const weight = features.get(row, t);
    if (weight === 0) continue;
    component[used] = t;
    value[used++] = weight;
  }
  component.fill(k, used, used + TOGETHER - 1);
  value.fill(0, used, used + TOGETHER - 1);
  weights.used = used;
}

/** ‖x‖² */
function sumOfSquares(pixels: Int32Array, count: number): number {
  let sum = 0;
  for (let q = 0; q < count; q++) {
    const value = pixels[q]! & 255;
    sum += value * value;
  }
  return sum;
}

/** x·(wH) */
function crossTerm(
  pixels: Int32Array,
  count: number,
  rows: readonly Float64Array[],
  { used, component, value }: Weights,
): number {
  let total = 0;
  for (let u = 0; u < used; u += TOGETHER) {
    const h0 = rows[component[u]!]!, h1 = rows[component[u + 1]!]!;
    const h2 = rows[component[u + 2]!]!, h3 = rows[component[u + 3]!]!;
    let sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    for (let q = 0; q < count; q++) {
      const packed = pixels[q]!, j = packed >> 8, pixel = packed & 255;
      sum0 += pixel * h0[j]!;
      sum1 += pixel * h1[j]!;
      sum2 += pixel * h2[j]!;
      sum3 += pixel * h3[j]!;
    }
    total += sum0 * value[u]! + sum1 * value[u + 1]! + sum2 * value[u + 2]! + sum3 * value[u + 3]!;
  }
  return total;
}

/** w(HHᵀ)wᵀ */
function quadraticForm(
  gram: readonly Float64Array[],
  { used, component, value }: Weights,
): number {
  let total = 0;
  for (let u = 0; u < used; u++) {
    const row = gram[component[u]!]!;
    let sum = 0;
    for (let v = 0; v < used; v++) sum += row[component[v]!]! * value[v]!;
    total += value[u]! * sum;
  }
  return total;
}
