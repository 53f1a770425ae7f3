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

/** How far loading or fitting is, 0..1; on the scale on which violations fall evenly. */
export function fractionDone({ stage, loading, progress, parameters }: Training): number {
  if (stage === "done" || stage === "saving") return 1;
  if (stage === "loading") return loading?.totalBytes ? loading.bytes / loading.totalBytes : 0;
  if (!progress) return 0;
  const { phase, violation, iteration } = progress;
  if (phase === "transform") return 1;
  return Math.max(nearness(violation, parameters.tol), iteration / parameters.maxIter);
}

function nearness(violation: number, tol: number): number {
  if (!(violation > 0) || !(tol > 0)) return 0;
  return Math.min(1, Math.max(0, Math.log(violation) / Math.log(tol)));
}

/** Whether a fit is under way, so that work would be lost. */
export function isRunning(training: Training | null): boolean {
  return training !== null && ["loading", "fitting", "saving"].includes(training.stage);
}
