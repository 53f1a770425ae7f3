import { checkFinite, checkSquares } from "./check_finite.ts";
import { checkZeros } from "./check_parameters.ts";
import { packComponents, unpackFeatures } from "./factor_arrays.ts";
import { BETAS, type NmfParameters } from "./parameters.ts";
import type { Penalty } from "./passes/descent_pass.ts";
import { createFactors, type Factors } from "./passes/factors.ts";
import { project, squaredError, sweepFeatures } from "./passes/feature_sweeps.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { penalties } from "./penalties.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import { multiplicativeUpdate } from "./solvers/multiplicative_update.ts";
import { stoppingRule } from "./solvers/stopping_rule.ts";

/**
 * scikit-learn's `transform`: weights of images with the components fixed.
 *
 * @param components (k * p) row-major
 * @returns features (n * k) row-major, and ‖X − WH‖
 * @throws {Failure} where the loss does not suit the images, or the fit overflows
 */
export function transform(
  images: SparseImages,
  components: Float32Array,
  parameters: NmfParameters,
): { features: Float32Array; error: number } {
  checkZeros(images, parameters);
  checkSquares(images);
  const { rows, columns } = images.plan;
  const factors = createFactors(images, components.length / columns);
  packComponents(factors, components);
  const error = fitFeatures(images, factors, parameters), features = unpackFeatures(factors, rows);
  const ofW = { ...parameters, alphaH: null };
  for (const values of [[error], features]) checkFinite(values, ofW, images);
  return { features, error };
}

/**
 * Fits W from the start of scikit-learn's `transform`, with H fixed.
 *
 * @param factors H is set; W is overwritten
 * @returns ‖X − WH‖
 */
export function fitFeatures(
  images: SparseImages,
  factors: Factors,
  parameters: NmfParameters,
): number {
  const { tol, maxIter, betaLoss } = parameters, { w } = penalties(images.plan, parameters);
  if (parameters.solver !== "mu") {
    return reconstructionError(images, factors, descend(factors, w, tol, maxIter));
  }
  const { rows, columns } = images.plan, { k, width } = factors;
  const start = Math.sqrt(images.sum / (rows * columns) / k), features = factors.features().fill(0);
  for (let i = 0; i < rows * width; i++) if (i % width < k) features[i] = start;
  const h = { l1: 0, l2: 0 };
  const report = () => {};
  multiplicativeUpdate({ factors, beta: BETAS[betaLoss], maxIter, tol, w, h, report }, true);
  project(factors, 0);
  return reconstructionError(images, factors, squaredError(factors, 0));
}

/**
 * Coordinate descent on W alone, from zeros: one sweep after another, until the violation is at most `tol` of the first
 * sweep's. X·H' does not change, so it is made once.
 *
 * @returns ‖X − WH‖²
 */
function descend(factors: Factors, w: Penalty, tol: number, maxIter: number): number {
  const products = 0;
  factors.features().fill(0);
  project(factors, products);
  const rule = stoppingRule(tol);
  for (let iteration = 1; iteration <= maxIter; iteration++) {
    if (rule.relativeViolation({ violation: sweepFeatures(factors, products, w) }) <= tol) break;
  }
  return squaredError(factors, products);
}
