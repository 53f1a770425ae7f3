/** How W and H are started (scikit-learn's `init`). */
export type Init = "nndsvd" | "nndsvda" | "nndsvdar" | "random";
/**
 * `cd` is scikit-learn's coordinate descent to the pass; `auto` follows the same path in checked jumps; `fast` may
 * end in another minimum; `mu` is scikit-learn's multiplicative update.
 */
export type Solver = "auto" | "cd" | "fast" | "mu";
/** The divergence that `mu` lowers; the other solvers know only `frobenius`. */
export type BetaLoss = "frobenius" | "kullback-leibler" | "itakura-saito";

/** The parameters of a fit, under scikit-learn's names in camelCase, with scikit-learn's meaning. */
export interface Parameters {
  readonly nComponents: number;
  readonly init: Init;
  readonly solver: Solver;
  readonly betaLoss: BetaLoss;
  readonly maxIter: number;
  readonly tol: number;
  readonly randomState: number;
  readonly alphaW: number;
  /** null = the same as alphaW, scikit-learn's "same". */
  readonly alphaH: number | null;
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
