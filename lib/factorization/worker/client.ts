import type { NdArray } from "ndarray";
import type { Dataset } from "../../dataset/dataset.ts";
import type { Factorization } from "../factorization.ts";
import type { Parameters } from "../parameters.ts";
import type { Progress } from "./protocol.ts";

/** How a job in the worker is run. */
export interface JobOptions {
  /** Threads that compute; default: one per core. Results do not depend on it. */
  readonly threads?: number;
  /** Called with each report. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ask for {@linkcode Progress.components} while fitting. */
  readonly snapshots?: boolean;
  /** Aborting ends the worker at once; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Factorizes the images off the main thread: fit, then transform. */
export function fit(
  _dataset: Dataset,
  _parameters: Parameters,
  _options: JobOptions = {},
): Promise<Factorization> {
  throw new Error("being written");
}

/** Weights (n, k) of new images with the components fixed, and ‖X − WH‖, off the main thread. */
export function transform(
  _dataset: Dataset,
  _components: NdArray<Float32Array>,
  _parameters: Parameters,
  _options: JobOptions = {},
): Promise<{ features: NdArray<Float32Array>; error: number }> {
  throw new Error("being written");
}
