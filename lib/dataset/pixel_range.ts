import type { NdArray } from "ndarray";
import type { Pixels } from "./dataset.ts";

/** Bytes that reach into the upper half fill their range; a data set of which none does is a smaller one. */
const HALF_OF_BYTES = 128, BYTES = 255;

/**
 * The pixel value that is drawn white: 1 for pixels that are shares (X / 255), 255 for bytes, else the largest pixel
 * (16 for scikit-learn's `load_digits`). Black is always 0. The one place that decides it.
 *
 * @param images X, (n, p)
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { whiteOf } from "./pixel_range.ts";
 * const of = (...pixels: number[]) => whiteOf(ndarray(Float32Array.from(pixels), [1, pixels.length]));
 * assert.deepEqual([of(0, 0.9), of(0, 254), of(0, 16), of(0, 1000)], [1, 255, 16, 1000]);
 * ```
 */
export function whiteOf(images: NdArray<Pixels>): number {
  let white = known.get(images.data);
  if (white === undefined) known.set(images.data, white = whiteFor(largestPixel(images)));
  return white;
}
const known = new WeakMap<Pixels, number>();

/**
 * The same for images that were not saved, by the largest pixel of some reconstructions. These go beyond the pixels
 * that they approximate, by a quarter or so.
 */
export function whiteOfReconstructions(largest: number): number {
  if (largest <= 1.5) return 1;
  return largest > HALF_OF_BYTES && largest <= 2 * BYTES ? BYTES : whiteFor(largest);
}

function whiteFor(largest: number): number {
  if (largest <= 1) return 1;
  return largest >= HALF_OF_BYTES && largest <= BYTES ? BYTES : largest;
}

function largestPixel({ data, size, offset }: NdArray<Pixels>): number {
  // among bytes nothing is larger, so the first bright one will do
  const enough = data instanceof Uint8Array ? HALF_OF_BYTES : Infinity;
  let largest = 0;
  for (let i = offset; i < offset + size && largest < enough; i++) {
    if (data[i]! > largest) largest = data[i]!;
  }
  return largest;
}

/** "0 to 255", as people read which range was found. */
export function rangeText(white: number): string {
  return `0 to ${Number(white.toPrecision(4))}`;
}
