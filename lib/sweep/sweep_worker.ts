/// <reference lib="deno.worker" />
import ndarray, { type NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import type { Factorization } from "../factorization/factorization.ts";
import { createLocalFactorizer } from "../factorization/local_factorizer.ts";
import type { NmfParameters } from "../factorization/parameters.ts";
import { halvesAgreement, quartersError } from "./checks.ts";
import type { TaskKind } from "./plan.ts";

/** What a sweep's thread is told first: X, in shared memory. */
export interface SweepImages {
  /** (n * p) row-major. */
  readonly pixels: Pixels;
  /** n. */
  readonly rows: number;
  /** p. */
  readonly columns: number;
}

/** What it is told next, again and again. */
export interface SweepJob {
  /** What is made. */
  readonly kind: TaskKind;
  /** Of each fit. */
  readonly parameters: NmfParameters;
}

/** What it answers to a job. */
export type SweepAnswer =
  | { readonly kind: "fit"; readonly arrays: FitArrays }
  | { readonly kind: "check"; readonly value: number; readonly seconds: number }
  | {
    readonly kind: "failed";
    readonly message: string;
    readonly exitCode: Failure["exitCode"] | null;
  };

/** A factorization without the arrays' shapes, which cannot be sent. */
export type FitArrays = Pick<Factorization, "parameters" | "result"> & {
  /** (k * p). */
  readonly components: Float32Array;
  /** (n * k). */
  readonly features: Float32Array;
};

const factorizer = await createLocalFactorizer();
let images: NdArray<Pixels>;

self.onmessage = ({ data }: MessageEvent<SweepImages | SweepJob>) => {
  if ("pixels" in data) {
    images = ndarray(data.pixels, [data.rows, data.columns]);
  } else {
    self.postMessage(answer(data));
  }
};
self.postMessage("ready");

function answer({ kind, parameters }: SweepJob): SweepAnswer {
  try {
    if (kind === "fit") {
      const { components, features, result } = factorizer.fit(images, parameters);
      const arrays = { parameters, result, components: components.data, features: features.data };
      return { kind, arrays };
    }
    const start = performance.now();
    const value = CHECKS[kind](images, parameters, factorizer);
    return { kind: "check", value, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    const exitCode = error instanceof Failure ? error.exitCode : null;
    return {
      kind: "failed",
      message: error instanceof Error ? error.message : String(error),
      exitCode,
    };
  }
}

const CHECKS = { halves: halvesAgreement, quarters: quartersError };
