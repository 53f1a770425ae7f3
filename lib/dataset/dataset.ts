import type { NdArray } from "ndarray";

/** Pixel values: bytes where every pixel is a whole number (the common case), else float32. Always 0..255. */
export type Pixels = Uint8Array | Float32Array;

/** Images with their labels: what is factorized, and what every picture and ranking is made from. */
export interface Dataset {
  /**
   * (n, p) row-major and contiguous, at the beginning of a SharedArrayBuffer (which may be longer), so that a worker
   * reads it without a copy.
   */
  readonly images: NdArray<Pixels>;
  /** (n,) the class of each image, or null where the source has no label column. */
  readonly labels: Int32Array | null;
  /** [height, width] of an image; height * width = p. */
  readonly shape: readonly [height: number, width: number];
  /** What was read, in order: file names, or "sample". */
  readonly sources: readonly string[];
}
