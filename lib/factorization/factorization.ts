import type { NdArray } from "ndarray";
import type { NmfParameters } from "./parameters.ts";

/** X (n, p) factorized: X is approximately features · components, both non-negative. */
export interface Factorization {
  /** H, (k, p) row-major: the little pictures. */
  readonly components: NdArray<Float32Array>;
  /** W, (n, k) row-major: each image's weights of them, as `transform` gives them with H fixed. */
  readonly features: NdArray<Float32Array>;
  /** With what it was made. */
  readonly parameters: NmfParameters;
  /** How the fit went. */
  readonly result: FitResult;
}

/** Seconds that a fit took. */
export interface FitSeconds {
  /** Initializing W and H: part of `fit`. */
  readonly init: number;
  /** The whole fit: starting threads, packing X, `init`, and all passes. */
  readonly fit: number;
  /** Finding the weights with H fixed. */
  readonly transform: number;
}

/** How a fit went. */
export interface FitResult {
  /**
   * scikit-learn's `n_iter_`: exact for `cd` and `mu`; for `auto` the iteration that subsets or extrapolation steps reached (an
   * estimate); for `fast` such an estimate or the passes made.
   */
  readonly nIter: number;
  /** Passes over X really made (one pass = X·Hᵀ and Wᵀ·X). */
  readonly passes: number;
  /** Whether scikit-learn's stopping rule was met before `maxIter`. */
  readonly converged: boolean;
  /** scikit-learn's `reconstruction_err_`: sqrt(2 D_beta(X, WH)) at the end of the fit; for Frobenius ‖X − WH‖. */
  readonly reconstructionErr: number;
  /** ‖X − WH‖ with the W of `transform`, always Frobenius. */
  readonly transformErr: number;
  /** Threads used. */
  readonly threads: number;
  /** Seconds spent. */
  readonly seconds: FitSeconds;
  /** Things the user should know, one sentence each (not converged, ...). */
  readonly notes: readonly string[];
}
