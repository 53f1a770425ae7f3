import type { Factors, Penalty } from "./passes/factors.ts";
import { type StoppingRule, stoppingRule } from "./stopping_rule.ts";

/** What a solver runs on, and whom it reports to. */
export interface SolverContext {
  /** W and H, started. */
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
  readonly report: (
    state: { pass: number; iteration: number; squaredError: number; violation: number },
  ) => void;
}

/** A place on coordinate descent's path, and what it took to get there. */
export interface Place {
  /** The iteration, or the estimate of it. */
  readonly iteration: number;
  /** Passes over X really made. */
  readonly passes: number;
  /** ‖X − WH‖² there. */
  readonly squaredError: number;
  /** The rule that has judged the passes so far. */
  readonly rule: StoppingRule;
}

/** Where a fit begins. */
export function startOfPath(tol: number): Place {
  return { iteration: 0, passes: 0, squaredError: Infinity, rule: stoppingRule(tol) };
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
  /** What the user should know, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * scikit-learn's coordinate descent (`_fit_coordinate_descent`; Cichocki & Phan 2009), pass for pass: one sweep of W, one
 * of H, until the violation is at most `tol` of the first pass's.
 */
export function coordinateDescent(
  { factors, maxIter, tol, w, h, report }: SolverContext,
): SolverResult {
  const rule = stoppingRule(tol);
  let squaredError = NaN;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    const pass = factors.pass(w, h), violation = rule.judge(pass);
    squaredError = pass.squaredError;
    report({ pass: iteration, iteration, squaredError, violation });
    if (violation <= tol) {
      return { nIter: iteration, passes: iteration, converged: true, squaredError, notes: [] };
    }
  }
  return { nIter: maxIter, passes: maxIter, converged: false, squaredError, notes: [] };
}
