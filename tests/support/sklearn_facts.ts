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

/** What scikit-learn's nndsvd makes of {@linkcode denseImages}, with seed 2021: norms and some entries. */
export interface FactDense {
  readonly n: number;
  readonly p: number;
  readonly rank: number;
  readonly k: number;
  readonly W_norms: readonly number[];
  readonly H_norms: readonly number[];
  /** Of (n * k). */
  readonly W_every97th: readonly number[];
  /** Of (k * p). */
  readonly H_every397th: readonly number[];
}

const read = async (name: string) =>
  JSON.parse(
    await Deno.readTextFile(new URL(`../../testdata/sklearn/${name}.json`, import.meta.url)),
  );

/** The matrices, by name. */
export const MATRICES: Readonly<Record<string, FactMatrix>> = await read("matrices");
/** Starts of them. */
export const STARTS: readonly FactStart[] = await read("starts");
/** The start of the dense images. */
export const DENSE: FactDense = await read("dense");

/** The images of {@linkcode DENSE}, none of whose pixels is zero, as make.py makes them. */
export function denseImages({ n, p, rank }: FactDense): FactMatrix {
  let state = 1;
  const next = () => (state = (Math.imul(1664525, state) + 1013904223) >>> 0) >>> 24;
  const h = Array.from({ length: rank * p }, () => next() >> 4);
  const w = Array.from({ length: n * rank }, next);
  const values = Array.from({ length: n * p }, (_, at) => {
    const i = Math.floor(at / p), j = at % p;
    let sum = 0;
    for (let t = 0; t < rank; t++) sum += w[i * rank + t]! * h[t * p + j]!;
    return Math.floor(sum / 256) + (next() >> 4) + 1;
  });
  return { shape: [n, p], values, integers: true };
}

/** Fits of them. */
export const FITS: readonly FactFit[] = await read("fits");
