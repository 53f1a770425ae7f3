/** How W and H are started (scikit-learn's `init`). */
export type Init = "nndsvd" | "nndsvda" | "nndsvdar" | "random";
/**
 * `cd` is scikit-learn's coordinate descent to the pass; `auto` follows the same path on samples or in jumps; `fast` may
 * end in another minimum; `mu` is scikit-learn's multiplicative update.
 */
export type Solver = "auto" | "cd" | "fast" | "mu";
/** The divergence that `mu` lowers; the other solvers know only `frobenius`. */
export type BetaLoss = "frobenius" | "kullback-leibler" | "itakura-saito";

/** The parameters of a fit, under scikit-learn's names in camelCase, with scikit-learn's meaning. */
export interface Parameters {
  /** scikit-learn's `n_components`, k. */
  readonly nComponents: number;
  /** How W and H are started. */
  readonly init: Init;
  /** Who fits. */
  readonly solver: Solver;
  /** What is lowered. */
  readonly betaLoss: BetaLoss;
  /** Most iterations, scikit-learn's `max_iter`. */
  readonly maxIter: number;
  /** Tolerance of the stopping rule. */
  readonly tol: number;
  /** Seed, scikit-learn's `random_state`: 0 to 2^32 - 1. */
  readonly randomState: number;
  /** Regularisation of W, not yet scaled. */
  readonly alphaW: number;
  /** null = the same as alphaW, scikit-learn's "same". */
  readonly alphaH: number | null;
  /** Share of L1 in the regularisation, 0 to 1. */
  readonly l1Ratio: number;
}

/** What the notebook uses: 15 components, nndsvd, seed 2021, at most 1,000 iterations. */
export const DEFAULT_PARAMETERS: Parameters = {
  nComponents: 15,
  init: "nndsvd",
  solver: "auto",
  betaLoss: "frobenius",
  maxIter: 1000,
  tol: 1e-4,
  randomState: 2021,
  alphaW: 0,
  alphaH: null,
  l1Ratio: 0,
};
