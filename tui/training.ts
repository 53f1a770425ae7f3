import type { ImageFormat } from "../lib/sections/picture.ts";
import type { LoadProgress } from "../lib/dataset/load.ts";
import type { NmfParameters } from "../lib/factorization/parameters.ts";
import type { Progress } from "../lib/factorization/progress.ts";

/** A fit that runs or ran in this session. */
export interface Training {
  /** What is done now. */
  readonly stage: "loading" | "fitting" | "saving" | "done" | "failed" | "cancelled";
  /** scikit-learn's parameters. */
  readonly parameters: NmfParameters;
  /** How far loading is; null: nothing is loaded. */
  readonly loading: LoadProgress | null;
  /** How far the fit is. */
  readonly progress: Progress | null;
  /** Error of each pass reported. */
  readonly errors: readonly number[];
  /** H as it forms, with the pass it is from. */
  readonly components: { readonly data: Float32Array; readonly pass: number } | null;
  /** Of the images, once they are known. */
  readonly format: ImageFormat | null;
  /** How many images are fitted. */
  readonly nSamples: number;
  /** Why it failed. */
  readonly failure: string | null;
}

/** A fit that is about to begin. */
export function newTraining(parameters: NmfParameters): Training {
  return {
    stage: "loading",
    parameters,
    loading: null,
    progress: null,
    errors: [],
    components: null,
    format: null,
    nSamples: 0,
    failure: null,
  };
}

/** Whether a fit is under way, so that work would be lost. */
export function isRunning(training: Training | null): boolean {
  return training !== null && ["loading", "fitting", "saving"].includes(training.stage);
}
