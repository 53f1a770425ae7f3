import type { FitResult } from "../factorization.ts";
import type { NmfParameters } from "../parameters.ts";

/** What a fit is doing. */
export type Phase = "init" | "fit" | "transform";

/** A report on a running fit, sent at most some 20 times a second and once at the begin of each phase. */
export interface Progress {
  /** What is being done. */
  readonly phase: Phase;
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
  /** H now, (k * p), where the caller asked for snapshots; at most some 10 times a second. */
  readonly components?: Float32Array;
}

/** What every job needs: X, and how to fit. */
export interface Job {
  /** (rows * columns) row-major. */
  readonly images: SharedArrayBuffer;
  /** What a pixel is there. */
  readonly pixelType: "uint8" | "float32";
  /** Number of images, n. */
  readonly rows: number;
  /** Pixels of an image, p. */
  readonly columns: number;
  /** How to fit. */
  readonly parameters: NmfParameters;
  /** The threads' control words: with them the client ends a job at once. */
  readonly control: SharedArrayBuffer;
}

/** The first message to a worker: get ready. */
export interface Preparation {
  /** Which message this is. */
  readonly kind: "prepare";
  /** Ports of the threads that will help. */
  readonly helpers: readonly MessagePort[];
  /** Bytes of memory that the job will need at least, where there is time to ask for them. */
  readonly bytes: number;
}

/** Messages to the worker; it does one job and closes. */
export type Request =
  | Job & { readonly kind: "fit"; readonly snapshots: boolean }
  | Job & { readonly kind: "transform"; readonly components: Float32Array };

/** Messages from the worker. */
export type Response =
  | { readonly kind: "progress"; readonly progress: Progress }
  | {
    readonly kind: "fitted";
    readonly components: Float32Array;
    readonly features: Float32Array;
    readonly result: FitResult;
  }
  | { readonly kind: "transformed"; readonly features: Float32Array; readonly error: number }
  /** `exitCode` of a Failure, or null where something broke that is not the user's to mend. */
  | { readonly kind: "failed"; readonly message: string; readonly exitCode: 1 | 2 | 130 | null }
  | { readonly kind: "aborted" };
