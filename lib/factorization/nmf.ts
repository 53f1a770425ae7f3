import { Failure } from "../failure.ts";
import { anchoredDescent, anchorStride, BOLD } from "./anchored_descent.ts";
import { coordinateDescent, type SolverContext, type SolverResult } from "./coordinate_descent.ts";
import { extrapolatedDescent, sampleStride } from "./extrapolated_descent.ts";
import type { FitResult } from "./factorization.ts";
import { initialize } from "./init.ts";
import { multiplicativeUpdate } from "./multiplicative_update.ts";
import type { NmfParameters } from "./parameters.ts";
import { createFactors, type Factors, type Penalty } from "./passes/factors.ts";
import type { ImageMatrix, SparseImages } from "./passes/sparse_images.ts";
import { projectiveIntegration } from "./projective_integration.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import { transformFeatures } from "./transform.ts";
import type { Phase, Progress } from "./worker/protocol.ts";

/** Of so many iterations the answer is a point on the moving path, and only the plain path leads there. */
const SHORT_RUN = 200;

/** Of so few and small images a pass takes less than a millisecond, and the plain path leaves nothing to chance. */
const LITTLE = { rows: 1000, nonZeros: 500_000 };

/** What is reported while fitting: {@linkcode Progress} without what only the caller knows. */
export type Report = (
  progress: Omit<Progress, "secondsLeft" | "components">,
  factors: Factors,
) => void;

/** The arrays of a fit, packed without padding. */
export interface FittedArrays {
  /** (k * p) row-major. */
  readonly components: Float32Array;
  /** (n * k) row-major, by `transform`. */
  readonly features: Float32Array;
  /** How the fit went. */
  readonly result: FitResult;
}

/**
 * scikit-learn's `NMF(...).fit(X)` and then `transform(X)`.
 *
 * @param images X, packed
 * @param report called after each pass
 * @throws Failure where the parameters do not suit the images
 * @throws Aborted where another thread asked for the end
 */
export function factorize(
  images: SparseImages,
  parameters: NmfParameters,
  report: Report,
): FittedArrays {
  checkImages(images, parameters);
  const { rows, columns } = images.plan;
  const { nComponents: k, alphaW, alphaH, l1Ratio } = parameters;
  const factors = createFactors(images, k);
  const w = penalty(columns, alphaW, l1Ratio), h = penalty(rows, alphaH ?? alphaW, l1Ratio);
  const start = performance.now();
  const tell = (
    phase: Phase,
    state: { pass: number; iteration: number; squaredError: number; violation: number },
  ) =>
    report({
      phase,
      pass: state.pass,
      iteration: state.iteration,
      error: Math.sqrt(Math.max(0, state.squaredError)),
      violation: state.violation,
      seconds: (performance.now() - start) / 1000,
    }, factors);

  tell("init", { pass: 0, iteration: 0, squaredError: NaN, violation: NaN });
  const stride = solverFor(parameters) === "fast" ? sampleStride(rows, k) : 1;
  factors.sample(stride);
  initialize(images, factors, parameters.init, parameters.randomState);
  const initialized = performance.now();
  const { maxIter, tol } = parameters;
  const solved = solve(images, parameters, stride, {
    factors,
    maxIter,
    tol,
    w,
    h,
    report: (state) => tell("fit", state),
  });
  const reconstructionErr = parameters.betaLoss === "frobenius"
    ? reconstructionError(images, factors, solved.squaredError)
    : Math.sqrt(solved.squaredError);
  const fitted = performance.now();
  tell("transform", {
    pass: solved.passes,
    iteration: solved.nIter,
    squaredError: solved.squaredError,
    violation: 0,
  });
  const transformErr = transformWith(images, factors, parameters);
  return {
    components: unpackComponents(factors, columns),
    features: unpackFeatures(factors, rows),
    result: {
      nIter: solved.nIter,
      passes: solved.passes,
      converged: solved.converged,
      reconstructionErr,
      transformErr,
      threads: images.threads,
      seconds: {
        init: (initialized - start) / 1000,
        fit: (fitted - initialized) / 1000,
        transform: (performance.now() - fitted) / 1000,
      },
      notes: [...warnings(parameters, solved), ...solved.notes],
    },
  };
}

/**
 * scikit-learn's `transform`: weights of images with the components fixed.
 *
 * @param components (k * p) row-major
 * @returns features (n * k) row-major, and ‖X − WH‖
 * @throws Failure where the loss does not suit the images
 */
export function transform(
  images: SparseImages,
  components: Float32Array,
  parameters: NmfParameters,
): { features: Float32Array; error: number } {
  checkZeros(images, parameters);
  const { rows, columns } = images.plan, k = components.length / columns;
  const factors = createFactors(images, k);
  const h = factors.components();
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) h[j * factors.width + t] = components[t * columns + j]!;
  }
  factors.componentsChanged();
  const error = transformWith(images, factors, parameters);
  return { features: unpackFeatures(factors, rows), error };
}

/** What can be said without looking at the pixels; messages give the value and what would do. */
export function checkParameters(
  matrix: Pick<ImageMatrix, "rows" | "columns">,
  parameters: NmfParameters,
): void {
  const { rows, columns } = matrix,
    { nComponents: k, init, solver, betaLoss, maxIter, tol } = parameters;
  if (columns > 65536) {
    throw new Failure(
      `images of ${columns} pixels are too large: at most 65536 (256 x 256); scale them down`,
    );
  }
  if (!Number.isInteger(k) || k < 1) {
    throw new Failure(`--components ${k}: must be a whole number of at least 1`, 2);
  }
  const most = Math.min(rows, columns);
  if (init.startsWith("nndsvd") && k > most) {
    throw new Failure(
      `--components ${k}: ${init} gives at most ${most} for ${rows} images of ${columns} pixels; ` +
        `take fewer components or --init random`,
    );
  }
  if (!Number.isInteger(maxIter) || maxIter < 1) {
    throw new Failure(`--max-iter ${maxIter}: must be a whole number of at least 1`, 2);
  }
  if (!(tol >= 0)) throw new Failure(`--tol ${tol}: must be a number of at least 0`, 2);
  const { randomState, alphaW, alphaH, l1Ratio } = parameters;
  if (!Number.isInteger(randomState) || randomState < 0 || randomState > 0xffffffff) {
    throw new Failure(
      `--random-state ${randomState}: must be a whole number from 0 to 4294967295`,
      2,
    );
  }
  const isPenalty = (alpha: number) => alpha >= 0 && alpha < Infinity;
  if (!isPenalty(alphaW) || !(alphaH === null || isPenalty(alphaH))) {
    throw new Failure("--alpha-w and --alpha-h: must be numbers of at least 0", 2);
  }
  if (!(l1Ratio >= 0 && l1Ratio <= 1)) {
    throw new Failure(`--l1-ratio ${l1Ratio}: must be from 0 to 1`, 2);
  }
  if (betaLoss !== "frobenius" && solver !== "mu") {
    throw new Failure(
      `--beta-loss ${betaLoss} needs --solver mu; ${solver} knows only frobenius`,
      2,
    );
  }
}

function checkImages(images: SparseImages, parameters: NmfParameters): void {
  const { rows, columns } = images.plan;
  checkParameters({ rows, columns }, parameters);
  if (images.nonZeros === 0) {
    throw new Failure(
      "every pixel of these images is zero: there is nothing to take apart; check the input",
    );
  }
  checkZeros(images, parameters);
}

/** scikit-learn's rule for the loss that divides by every pixel. */
function checkZeros({ plan, nonZeros }: SparseImages, { betaLoss }: NmfParameters): void {
  if (betaLoss === "itakura-saito" && nonZeros < plan.rows * plan.columns) {
    throw new Failure(
      "--beta-loss itakura-saito may diverge where pixels are zero; use kullback-leibler, or add a constant to the images",
    );
  }
}

/** scikit-learn's scaling: the penalty of W grows with the pixels, that of H with the images. */
function penalty(size: number, alpha: number, l1Ratio: number): Penalty {
  return { l1: size * alpha * l1Ratio, l2: size * alpha * (1 - l1Ratio) };
}

function solve(
  images: SparseImages,
  parameters: NmfParameters,
  stride: number,
  context: SolverContext,
): SolverResult {
  const solver = solverFor(parameters), { init, betaLoss, maxIter, nComponents } = parameters;
  if (solver === "mu") return multiplicativeUpdate(images, context, betaLoss);
  if (solver === "cd") return coordinateDescent(context);
  const isShort = maxIter <= SHORT_RUN;
  const every = isShort ? null : anchorStride(images, nComponents);
  if (solver === "fast") {
    return every && stride === 1
      ? anchoredDescent(context, every, BOLD)
      : extrapolatedDescent(context, stride);
  }
  const isLittle = images.plan.rows <= LITTLE.rows && images.nonZeros <= LITTLE.nonZeros;
  if (isShort || isLittle) return coordinateDescent(context);
  const cautious = init === "nndsvda" || init === "nndsvdar";
  if (every && !cautious) return anchoredDescent(context, every);
  return projectiveIntegration(context, cautious);
}

/** With penalties neither jumps nor momentum were tried against scikit-learn, so the plain path is taken. */
function solverFor({ solver, alphaW, alphaH }: NmfParameters): NmfParameters["solver"] {
  const penalized = alphaW > 0 || (alphaH ?? alphaW) > 0;
  return penalized && solver !== "mu" ? "cd" : solver;
}

/** W for the components at hand; returns ‖X − WH‖. */
function transformWith(images: SparseImages, factors: Factors, parameters: NmfParameters): number {
  const { rows, columns } = images.plan, { k, width } = factors;
  const { tol, maxIter, alphaW, l1Ratio, betaLoss } = parameters;
  const w = penalty(columns, alphaW, l1Ratio);
  if (parameters.solver !== "mu") {
    return reconstructionError(images, factors, transformFeatures(factors, w, tol, maxIter));
  }
  const start = Math.sqrt(images.sum / (rows * columns) / k), features = factors.features().fill(0);
  for (let i = 0; i < rows * width; i++) if (i % width < k) features[i] = start;
  const h = { l1: 0, l2: 0 };
  multiplicativeUpdate(images, { factors, maxIter, tol, w, h, report: () => {} }, betaLoss, true);
  factors.project(0);
  return reconstructionError(images, factors, factors.squaredError(0));
}

function warnings(parameters: NmfParameters, solved: SolverResult): string[] {
  const { init, maxIter, tol } = parameters, solver = solverFor(parameters), notes = [];
  if (!solved.converged && tol > 0) {
    notes.push(`Not converged after ${maxIter} iterations; a higher --max-iter would go on.`);
  }
  if (solver === "mu" && init === "nndsvd") {
    notes.push(
      "The multiplicative update cannot change the zeros that nndsvd starts with; nndsvda has none.",
    );
  }
  if (solver === "fast") {
    notes.push(
      "The solver fast looks for a low error, not for scikit-learn's components: yours may be others.",
    );
  }
  return notes;
}

function unpackComponents({ k, width, components }: Factors, columns: number): Float32Array {
  const h = components(), out = new Float32Array(k * columns);
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < columns; j++) out[t * columns + j] = h[j * width + t]!;
  }
  return out;
}

function unpackFeatures({ k, width, features }: Factors, rows: number): Float32Array {
  const w = features(), out = new Float32Array(rows * k);
  for (let i = 0; i < rows; i++) {
    for (let t = 0; t < k; t++) out[i * k + t] = w[i * width + t]!;
  }
  return out;
}
