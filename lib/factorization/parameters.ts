/** How W and H are initialized: the values of scikit-learn's `init`. */
export const INITS = ["nndsvd", "nndsvda", "nndsvdar", "random"] as const;
/** One of {@linkcode INITS}. */
export type Init = typeof INITS[number];

/**
 * The values of `solver`. `cd` is scikit-learn's coordinate descent, pass for pass; `auto` gives its result in fewer
 * passes; `fast` may converge to different components; `mu` is scikit-learn's multiplicative update.
 */
export const SOLVERS = ["auto", "cd", "fast", "mu"] as const;
/** One of {@linkcode SOLVERS}. */
export type Solver = typeof SOLVERS[number];

/** scikit-learn's numeric beta for each value of `beta_loss`; all but the first need `solver` mu. */
export const BETAS = { "frobenius": 2, "kullback-leibler": 1, "itakura-saito": 0 } as const;
/** One of {@linkcode BETA_LOSSES}. */
export type BetaLoss = keyof typeof BETAS;
/** The values of scikit-learn's `beta_loss`. */
export const BETA_LOSSES: readonly BetaLoss[] = Object.keys(BETAS) as BetaLoss[];

/** The parameters of a fit, under scikit-learn's names in camelCase, with scikit-learn's meaning. */
export interface NmfParameters {
  /** scikit-learn's `n_components`, k. */
  readonly nComponents: number;
  /** How W and H are initialized. */
  readonly init: Init;
  /** The algorithm. */
  readonly solver: Solver;
  /** The loss to minimize. */
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
  /** Share of L1 in the regularization, 0 to 1. */
  readonly l1Ratio: number;
}

/** What the notebook uses: 15 components, nndsvd, seed 2021, at most 1,000 iterations. */
export const DEFAULT_PARAMETERS: NmfParameters = {
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
