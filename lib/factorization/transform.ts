import type { Penalty } from "./passes/descent_pass.ts";
import type { Factors } from "./passes/factors.ts";
import { project, squaredError, sweepFeatures } from "./passes/feature_sweeps.ts";
import { stoppingRule } from "./solvers/stopping_rule.ts";

/**
 * scikit-learn's `transform` for coordinate descent: W from zeros with H fixed, one sweep after another, until the
 * violation is at most `tol` of the first sweep's. X·H' does not change, so it is made once.
 *
 * @param factors H is set; W is overwritten
 * @returns ‖X − WH‖²
 */
export function transformFeatures(
  factors: Factors,
  w: Penalty,
  tol: number,
  maxIter: number,
): number {
  const products = 0;
  factors.features().fill(0);
  project(factors, products);
  const rule = stoppingRule(tol);
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    if (rule.relativeViolation({ violation: sweepFeatures(factors, products, w) }) <= tol) break;
  }
  return squaredError(factors, products);
}
