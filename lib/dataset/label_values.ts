import { isTexts, type NpyValue } from "../arrays/npy.ts";
import { Failure } from "../failure.ts";
import type { LabelNames } from "./source_labels.ts";
import { createWordIndex } from "./word_index.ts";

/** Labels as they stand in an array or a column. */
export interface LabelValues {
  /** (n,) whole numbers, or indices into `names`. */
  readonly labels: Int32Array;
  /** Names where the labels are words. */
  readonly names: LabelNames | null;
}

/** Indices for words, in the order in which they come. */
export function labelWords(words: readonly string[]): LabelValues {
  const { names, indexOf } = createWordIndex();
  return { labels: Int32Array.from(words, indexOf), names: { names, isOrdered: false } };
}

/**
 * Labels from numbers.
 *
 * @throws {Failure} one is no whole number of 32 bits
 */
export function labelNumbers(name: string, values: ArrayLike<number>): LabelValues {
  const labels = new Int32Array(values.length);
  for (let i = 0; i < labels.length; i++) {
    labels[i] = values[i]!;
    if (labels[i] !== values[i]) {
      throw new Failure(`${name}: label ${i} is ${values[i]}; labels are whole numbers or words`);
    }
  }
  return { labels, names: null };
}

/**
 * Labels from an array of shape (n,) or (n, 1).
 *
 * @throws {Failure} it is of another shape, or has no labels in it
 */
export function labelArray(name: string, value: NpyValue): LabelValues {
  if (typeof value === "string") throw new Failure(`${name}: one text, not a label an image`);
  if (isTexts(value)) return labelWords(value);
  const [n = 0, ...rest] = value.shape;
  if (value.dimension === 0 || rest.some((length) => length !== 1)) {
    throw new Failure(
      `${name}: an array of shape (${value.shape.join(", ")}); labels are one number an image`,
    );
  }
  const flat = value.dimension === 1 ? value : value.pick(null, ...rest.map(() => 0));
  return labelNumbers(name, Array.from({ length: n }, (_, i) => flat.get(i)));
}
