import { descentPass } from "../passes/descent_pass.ts";
import type { DescentContext, SolverResult } from "./solver.ts";
import { stoppingRule } from "./stopping_rule.ts";

/**
 * scikit-learn's coordinate descent (`_fit_coordinate_descent`; Cichocki & Phan 2009), pass for pass: one sweep of W, one
 * of H, until the violation is at most `tol` of the first pass's.
 */
export function coordinateDescent(
  { factors, maxIter, tol, w, h, report }: DescentContext,
): SolverResult {
  const rule = stoppingRule(tol);
  let squaredError = NaN;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    const pass = descentPass(factors, w, h), violation = rule.relativeViolation(pass);
    squaredError = pass.squaredError;
    report({ pass: iteration, iteration, squaredError, violation });
    if (violation <= tol) {
      return { nIter: iteration, passes: iteration, converged: true, squaredError, notes: [] };
    }
  }
  return { nIter: maxIter, passes: maxIter, converged: false, squaredError, notes: [] };
}
