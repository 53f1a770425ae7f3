import type { BetaLoss, Init } from "../parameters.ts";
import type { Penalty } from "../passes/descent_pass.ts";
import type { Factors } from "../passes/factors.ts";

/** What coordinate descent runs on, and where it reports to. */
export interface DescentContext {
  /** W and H, initialized. */
  readonly factors: Factors;
  /** Most iterations. */
  readonly maxIter: number;
  /** The violation, relative to the first, that ends the fit. */
  readonly tol: number;
  /** Penalty of W. */
  readonly w: Penalty;
  /** Penalty of H. */
  readonly h: Penalty;
  /** Called after every pass. */
  readonly report: (state: SolverState) => void;
}

/** What a solver may ask for beyond that. */
export interface SolverContext extends DescentContext {
  /** How W and H were initialized. */
  readonly init: Init;
  /** scikit-learn's numeric beta: the loss to minimize is D_beta(X, WH). */
  readonly beta: number;
}

/** What a solver reports after a pass; see `Progress`. */
export interface SolverState {
  /** Passes over X so far. */
  readonly pass: number;
  /** The iteration, or the estimate of it. */
  readonly iteration: number;
  /** ‖X − WH‖², or 2 D_beta. */
  readonly squaredError: number;
  /** What is compared with `tol`. */
  readonly violation: number;
}

/** How a solver ended; see `FitResult`. */
export interface SolverResult {
  /** scikit-learn's `n_iter_`, or the estimate of it. */
  readonly nIter: number;
  /** Passes over X really made. */
  readonly passes: number;
  /** Whether the stopping rule was met. */
  readonly converged: boolean;
  /** ‖X − WH‖², or 2 D_beta. */
  readonly squaredError: number;
  /** Set where the fit left coordinate descent's trajectory: ended by `maxIter`, it is not where scikit-learn is. */
  readonly takesShortcuts?: true;
  /** What the user should know, one sentence each. */
  readonly notes: readonly string[];
}

/** A solver: its function, and what it supports. */
export interface SolverEntry {
  /** Fits W and H from their initialization. */
  readonly solve: (context: SolverContext) => SolverResult;
  /** Losses that it minimizes. */
  readonly losses: readonly BetaLoss[];
  /** Whether it takes penalties; with penalties `cd` stands in for a solver that does not. */
  readonly penalties: boolean;
  /** W and H are initialized on every `initStride(rows, k)`-th block of rows; all of them where it is missing. */
  readonly initStride?: (rows: number, k: number) => number;
  /** What to tell of the fit for these parameters, or null. */
  readonly note?: (parameters: { readonly init: Init }) => string | null;
}
