import { ratio } from "./coordinate_descent.ts";
import type { Factors, Penalty } from "./passes/factors.ts";

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
  factors.project(products);
  let first = 0;
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    const violation = factors.sweepFeatures(products, w);
    if (iteration === 1) first = violation;
    if (ratio({ violation }, first) <= tol) break;
  }
  return factors.squaredError(products);
}
