import type { NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import type { Numbers } from "../arrays/numbers.ts";
import { classStatistics } from "./class_statistics.ts";
import { distances } from "./distances.ts";
import { best, worst } from "./ranking.ts";
import { topComponents } from "./top_components.ts";

/** What must hold for every component, index by index. */
export const LEAST_COSINE = 0.999;
/** How much higher an error may be, relative to the other's. */
export const MOST_ERROR = 1e-5;
/** How many of the strongest components of a class are compared, and of the images ranked by distance. */
export const TOP = 4, RANKED = 20;

/** Two vectors beside each other. */
export interface Nearness {
  /** Cosine of the angle between them, 0..1; 1 where both are zero. */
  readonly cosine: number;
  /** Length of the first divided by that of the second; 1 where both are zero. */
  readonly scale: number;
}

/** A factorization to compare: W and H, as any program has found them. */
export interface Factors {
  /** W, (n, k). */
  readonly features: NdArray<Float32Array>;
  /** H, (k, p). */
  readonly components: NdArray<Float32Array>;
}

/** How near a factorization is to another one, index by index. */
export interface Parity {
  /** (k) of each component with the other's of the same index. */
  readonly components: readonly Nearness[];
  /** Of all weights. */
  readonly features: Nearness;
  /** What needs the images; null without them. */
  readonly images: ImageParity | null;
  /** In how many classes the {@linkcode TOP} strongest components are the same, in order; null without labels. */
  readonly sameTop: { readonly classes: number; readonly same: number } | null;
}

/** How two factorizations reconstruct the same images. */
export interface ImageParity {
  /** ‖X − WH‖ of the first. */
  readonly error: number;
  /** ‖X − WH‖ of the second. */
  readonly otherError: number;
  /** How many of the {@linkcode RANKED} images reconstructed worst are the same. */
  readonly sameWorst: number;
  /** How many of the {@linkcode RANKED} images reconstructed best are the same. */
  readonly sameBest: number;
  /** How many images each ranking has. */
  readonly ranked: number;
}

/**
 * Compares a factorization with another one of the same images and as many components, index by index: what parity with
 * scikit-learn is measured by.
 *
 * @param images X, (n, p), or null
 * @param labels (n,) the class of each image, or null
 */
export function parityOf(
  ours: Factors,
  other: Factors,
  images: NdArray<Pixels> | null,
  labels: Int32Array | null,
): Parity {
  return {
    components: componentParity(ours.components, other.components),
    features: nearness(rowsAsOne(ours.features), rowsAsOne(other.features)),
    images: images && imageParity(ours, other, images),
    sameTop: labels && sameTop(ours, other, labels),
  };
}

/** Each component of one H (k, p) beside the other's of the same index. */
export function componentParity(ours: NdArray<Numbers>, other: NdArray<Numbers>): Nearness[] {
  const [k, p] = ours.shape as [number, number];
  const row = (matrix: NdArray<Numbers>, t: number) => (j: number) => matrix.get(t, j);
  return Array.from(
    { length: k },
    (_, t) => nearness({ length: p, at: row(ours, t) }, { length: p, at: row(other, t) }),
  );
}

/** Whether a parity is what strokes promises of a converged fit: every component, and no higher an error. */
export function holds({ components, images }: Parity): boolean {
  return components.every(({ cosine }) => cosine >= LEAST_COSINE) &&
    (images === null || images.error <= images.otherError * (1 + MOST_ERROR));
}

/** Numbers by their place. */
interface Vector {
  readonly length: number;
  at(index: number): number;
}

function nearness(ours: Vector, other: Vector): Nearness {
  let both = 0, aa = 0, bb = 0;
  for (let i = 0; i < ours.length; i++) {
    const a = ours.at(i), b = other.at(i);
    both += a * b;
    aa += a * a;
    bb += b * b;
  }
  if (aa === 0 && bb === 0) return { cosine: 1, scale: 1 };
  return { cosine: aa * bb === 0 ? 0 : both / Math.sqrt(aa * bb), scale: Math.sqrt(aa / bb) };
}

function rowsAsOne(matrix: NdArray<Float32Array>): Vector {
  const [n, k] = matrix.shape as [number, number];
  return { length: n * k, at: (index) => matrix.get(Math.floor(index / k), index % k) };
}

function imageParity(ours: Factors, other: Factors, images: NdArray<Pixels>): ImageParity {
  const [a, b] = [ours, other].map(({ features, components }) =>
    distances(images, features, components)
  ) as [Float64Array, Float64Array];
  const ranked = Math.min(RANKED, images.shape[0]!);
  const shared = (rank: typeof worst) => {
    const first = new Set(rank(a, ranked));
    return rank(b, ranked).filter((image) => first.has(image)).length;
  };
  return {
    error: norm(a),
    otherError: norm(b),
    sameWorst: shared(worst),
    sameBest: shared(best),
    ranked,
  };
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function sameTop(ours: Factors, other: Factors, labels: Int32Array): Parity["sameTop"] {
  const [a, b] = [ours, other].map(({ features }) =>
    classStatistics(features, labels).map(({ mean }) => topComponents(mean, TOP).join())
  ) as [string[], string[]];
  return { classes: a.length, same: a.filter((top, i) => top === b[i]).length };
}
