import type { Init, NmfParameters } from "../../lib/factorization/parameters.ts";

/** A small matrix by testdata/sklearn/make.py. */
export interface FactMatrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: readonly number[];
  /** Whether all pixels are whole numbers. */
  readonly integers: boolean;
}

/** What scikit-learn's `_initialize_nmf` makes of one of the matrices, with seed 2021. */
export interface FactStart {
  readonly matrix: string;
  readonly k: number;
  readonly init: Init;
  /** (n * k). */
  readonly W: readonly number[];
  /** (k * p). */
  readonly H: readonly number[];
}

/** What scikit-learn's `NMF` makes of one of the matrices: `fit`, then `transform`. */
export interface FactFit {
  readonly matrix: string;
  readonly k: number;
  readonly options: {
    readonly init: Init;
    readonly random_state: 2021;
    readonly max_iter: number;
    readonly solver?: "cd" | "mu";
    readonly beta_loss?: NmfParameters["betaLoss"];
    readonly alpha_W?: number;
    readonly alpha_H?: number;
    readonly l1_ratio?: number;
  };
  readonly n_iter: number;
  readonly reconstruction_err: number;
  readonly transform_err: number;
  readonly W: readonly number[];
  readonly H: readonly number[];
}

const read = async (name: string) =>
  JSON.parse(
    await Deno.readTextFile(new URL(`../../testdata/sklearn/${name}.json`, import.meta.url)),
  );

/** The matrices, by name. */
export const MATRICES: Readonly<Record<string, FactMatrix>> = await read("matrices");
/** Starts of them. */
export const STARTS: readonly FactStart[] = await read("starts");
/** Fits of them. */
export const FITS: readonly FactFit[] = await read("fits");
