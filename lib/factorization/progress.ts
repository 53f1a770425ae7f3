import type { Factors } from "./passes/factors.ts";

/** What a fit is doing. */
export type FitPhase = "init" | "fit" | "transform";

/** How far a running fit has come; sent some 20 times a second, and once at the start of each phase. */
export interface Progress {
  /** What is being done. */
  readonly phase: FitPhase;
  /** Passes over X so far. */
  readonly pass: number;
  /** scikit-learn's iteration number that this corresponds to (virtual for `auto`). */
  readonly iteration: number;
  /** ‖X − WH‖ now (for `mu` sqrt(2 D_beta)); NaN while it is not known. */
  readonly error: number;
  /**
   * What is compared with `tol` to end the fit: violation / violation of the first pass; for `mu` how much the error fell
   * in the last ten iterations, as a share of the first error. NaN while it is not known.
   */
  readonly violation: number;
  /** Seconds since the fit began. */
  readonly seconds: number;
  /** Estimate of the seconds left, NaN while nothing can be said. */
  readonly secondsLeft: number;
  /** Steps of the initialization so far, and how many there are; in the phase `init`, once it is known. */
  readonly steps?: { readonly done: number; readonly total: number };
  /** H now, (k * p), where the caller asked for snapshots; at most some 10 times a second. */
  readonly components?: Float32Array;
}

/** What is reported while fitting: {@linkcode Progress} without what only the caller knows. */
export type Report = (
  progress: Omit<Progress, "secondsLeft" | "components">,
  factors: Factors,
) => void;
