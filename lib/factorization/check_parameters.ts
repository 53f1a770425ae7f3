import { Failure } from "../failure.ts";
import { BETAS, type NmfParameters } from "./parameters.ts";
import type { ImageMatrix } from "./passes/packing.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { SOLVER_TABLE } from "./solvers/solvers.ts";

/** The kernels' indices of pixels are 16 bits wide. */
const MOST_PIXELS = 65536;

/**
 * Checks what can be said of the parameters alone. Messages name scikit-learn's parameters, with the value got.
 *
 * @throws {Failure} of wrong usage
 */
export function checkValues(parameters: NmfParameters): void {
  const { nComponents, solver, betaLoss, maxIter, tol, randomState, alphaW, alphaH, l1Ratio } =
    parameters;
  const isWhole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  const isPenalty = (alpha: number) => alpha >= 0 && alpha < Infinity;
  check("n_components", nComponents, isWhole(nComponents, 1), "a whole number >= 1");
  check("max_iter", maxIter, isWhole(maxIter, 1), "a whole number >= 1");
  check("tol", tol, tol >= 0, ">= 0");
  const isSeed = isWhole(randomState, 0) && randomState <= 0xffffffff;
  check("random_state", randomState, isSeed, "a whole number from 0 to 4294967295");
  check("alpha_W", alphaW, isPenalty(alphaW), "a number >= 0");
  check("alpha_H", alphaH, alphaH === null || isPenalty(alphaH), "a number >= 0");
  check("l1_ratio", l1Ratio, l1Ratio >= 0 && l1Ratio <= 1, "from 0 to 1");
  if (!SOLVER_TABLE[solver].losses.includes(betaLoss)) {
    throw new Failure(
      `beta_loss == ${betaLoss} needs solver == mu; got solver == ${solver}, which minimizes frobenius only`,
      2,
    );
  }
}

function check(name: string, value: unknown, holds: boolean, range: string): void {
  if (!holds) throw new Failure(`${name} == ${value}, must be ${range}`, 2);
}

/**
 * Checks the parameters against the size of X, without looking at the pixels.
 *
 * @throws {Failure} where they do not suit it
 */
export function checkParameters(
  { rows, columns }: Pick<ImageMatrix, "rows" | "columns">,
  parameters: NmfParameters,
): void {
  checkValues(parameters);
  if (rows < 1 || columns < 1) {
    throw new Failure(
      `${rows} images of ${columns} pixels: there is nothing to factorize; check the input`,
    );
  }
  if (columns > MOST_PIXELS) {
    throw new Failure(
      `images of ${columns} pixels are too large: at most ${MOST_PIXELS} (256 x 256); scale them down`,
    );
  }
  const { nComponents: k, init } = parameters, most = Math.min(rows, columns);
  if (init !== "random" && k > most) {
    throw new Failure(
      `n_components == ${k}, must be <= ${most} with init == ${init} for ${rows} images of ${columns} pixels; ` +
        `use fewer components or init == random`,
    );
  }
}

/**
 * Checks the parameters against the pixels.
 *
 * @throws {Failure} where they do not suit them
 */
export function checkPixels(images: SparseImages, parameters: NmfParameters): void {
  if (images.nonZeros === 0) {
    throw new Failure(
      "every pixel of these images is zero: there is nothing to factorize; check the input",
    );
  }
  checkZeros(images, parameters);
}

/**
 * scikit-learn's rule for losses that divide by every pixel.
 *
 * @throws {Failure} where a pixel is zero
 */
export function checkZeros(
  { plan, nonZeros }: SparseImages,
  { betaLoss }: Pick<NmfParameters, "betaLoss">,
): void {
  if (BETAS[betaLoss] <= 0 && nonZeros < plan.rows * plan.columns) {
    throw new Failure(
      `beta_loss == ${betaLoss} may diverge where pixels are zero; use beta_loss == kullback-leibler, or add a constant to the images`,
    );
  }
}
