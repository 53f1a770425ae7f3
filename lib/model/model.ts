import type { NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import type { Reading } from "../dataset/load_options.ts";
import type { FitResult } from "../factorization/factorization.ts";
import type { NmfParameters } from "../factorization/parameters.ts";

/** All that is kept of a fit, and all that the TUI and the scripted runs need: the contents of a model file. */
export interface Model {
  /** H, (k, p) row-major. */
  readonly components: NdArray<Float32Array>;
  /** W, (n, k) row-major. */
  readonly features: NdArray<Float32Array>;
  /** (n,) the class of each image, an index into `classes`; null where the images had none. */
  readonly labels: Int32Array | null;
  /** Names of the classes, as in `Dataset`; none where there are no labels. */
  readonly classes: readonly string[];
  /** X, (n, p), or null where it was saved without images. */
  readonly images: NdArray<Pixels> | null;
  /** [height, width] of an image; height * width * channels = p. */
  readonly shape: readonly [height: number, width: number];
  /** 1 of grey images, 3 of colour images: red, green, blue of each pixel beside one another. */
  readonly channels: 1 | 3;
  /** (n,) where each image came from, or null where that is not known. */
  readonly paths: readonly string[] | null;
  /** How it was made, or null for a file by numpy that holds arrays only. */
  readonly origin: ModelOrigin | null;
}

/** Where a model comes from: the `meta` member of its file. */
export interface ModelOrigin {
  /** File names, or "sample". */
  readonly sources: readonly string[];
  /** With what it was fit. */
  readonly parameters: NmfParameters;
  /** How the fit went. */
  readonly result: FitResult;
  /** The pixel value that is drawn white, as `whiteOf` finds it; absent: not recorded. */
  readonly white?: number;
  /** What was done to the pixels when they were read; absent: nothing. */
  readonly reading?: Reading;
}
