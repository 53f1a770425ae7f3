import type { FitResult } from "../factorization.ts";
import type { Progress } from "../progress.ts";
import type { NmfParameters } from "../parameters.ts";

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
  /** Ports of the threads of its pool. */
  readonly workers: readonly MessagePort[];
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
