import type { NdArray } from "ndarray";
import type { Reading } from "./load_options.ts";

/** Pixel values: bytes where every pixel is a whole number (the common case), else float32. Always 0..255. */
export type Pixels = Uint8Array | Float32Array;

/** Images with their classes: what is factorized, and what every picture and ranking is made from. */
export interface Dataset {
  /**
   * (n, p) row-major and contiguous, at the beginning of a SharedArrayBuffer (which may be longer), so that a worker
   * reads it without a copy.
   */
  readonly images: NdArray<Pixels>;
  /** (n,) the class of each image, an index into `classes`; null where the source has no labels. */
  readonly labels: Int32Array | null;
  /**
   * Names of the classes: "7", "ankle boot"; none where there are no labels. Whole numbers rise by value, words stand
   * in the order that the source gives.
   */
  readonly classes: readonly string[];
  /** [height, width] of an image; height * width * channels = p. */
  readonly shape: readonly [height: number, width: number];
  /** 1 of grey images; 3 of colour images, whose pixels lie as red, green, blue (h, w, 3) row-major. */
  readonly channels: 1 | 3;
  /** What was read, in order: file names, or "sample". */
  readonly sources: readonly string[];
  /** What was done to the pixels when they were read; absent: nothing. */
  readonly reading?: Reading;
  /** What the user should know of them, such as pictures that were left out; absent: nothing. */
  readonly notes?: readonly string[];
  /** (n,) where each image came from, inside a folder, an archive or a table; null where only rows tell. */
  readonly paths: readonly string[] | null;
}
