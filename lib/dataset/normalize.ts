import type { Pixels } from "./dataset.ts";
import type { Normalization } from "./load_options.ts";

/** The largest value of a range. */
export function upperEnd(range: Normalization): number {
  return range === "0-1" ? 1 : 255;
}

/**
 * Pixels in a range, in shared memory.
 *
 * @param white what becomes the upper end
 * @returns bytes where all are whole numbers, else floats; the same memory where nothing changes
 */
export function normalizePixels(pixels: Pixels, range: Normalization, white: number): Pixels {
  const upper = upperEnd(range);
  if (white === upper) return pixels;
  const scaled = new Float32Array(new SharedArrayBuffer(4 * pixels.length));
  for (let i = 0; i < scaled.length; i++) scaled[i] = pixels[i]! * upper / white;
  return upper === 255 && scaled.every(Number.isInteger) ? sharedBytes(scaled) : scaled;
}

/** White becomes black, in place. */
export function invertPixels(pixels: Pixels, white: number): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = white - pixels[i]!;
}

function sharedBytes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(values.length));
  bytes.set(values);
  return bytes;
}
