import type { Factors, Pass, Penalty } from "./passes/factors.ts";

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
  let first = 0, squaredError = NaN;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    const pass = factors.pass(w, h);
    if (iteration === 1) first = pass.violation;
    squaredError = pass.squaredError;
    report({ pass: iteration, iteration, squaredError, violation: ratio(pass, first) });
    if (ratio(pass, first) <= tol) {
      return { nIter: iteration, passes: iteration, converged: true, squaredError, notes: [] };
    }
  }
  return { nIter: maxIter, passes: maxIter, converged: false, squaredError, notes: [] };
}

/** violation / first violation; nothing to do at all counts as converged, as scikit-learn has it. */
export function ratio(pass: Pick<Pass, "violation">, first: number): number {
  return first === 0 ? 0 : pass.violation / first;
}
