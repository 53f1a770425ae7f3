import { Failure } from "../failure.ts";
import type { FitResult } from "./factorization.ts";
import { initialize } from "./init.ts";
import { BETAS, type NmfParameters } from "./parameters.ts";
import type { Penalty } from "./passes/descent_pass.ts";
import { componentsChanged, createFactors, type Factors } from "./passes/factors.ts";
import { project, squaredError } from "./passes/feature_sweeps.ts";
import type { ImageMatrix } from "./passes/packing.ts";
import { selectRows } from "./passes/row_subset.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import type { FitPhase, Progress } from "./progress.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import { multiplicativeUpdate } from "./solvers/multiplicative_update.ts";
import type { SolverEntry, SolverResult, SolverState } from "./solvers/solver.ts";
import { SOLVER_TABLE } from "./solvers/solvers.ts";
import { transformFeatures } from "./transform.ts";

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
  const tell = (phase: FitPhase, state: SolverState) =>
    report({
      phase,
      pass: state.pass,
      iteration: state.iteration,
      error: Math.sqrt(Math.max(0, state.squaredError)),
      violation: state.violation,
      seconds: (performance.now() - start) / 1000,
    }, factors);

  tell("init", { pass: 0, iteration: 0, squaredError: NaN, violation: NaN });
  const solver = solverFor(parameters);
  selectRows(factors, solver.initStride?.(rows, k) ?? 1);
  initialize(images, factors, parameters.init, parameters.randomState);
  const initialized = performance.now();
  const { init, betaLoss, maxIter, tol } = parameters;
  const solved = solver.solve({
    factors,
    init,
    beta: BETAS[betaLoss],
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
      notes: [...images.notes, ...warnings(parameters, solved), ...solved.notes],
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
  componentsChanged(factors);
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
  if (!SOLVER_TABLE[solver].losses.includes(betaLoss)) {
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
  if (BETAS[betaLoss] <= 0 && nonZeros < plan.rows * plan.columns) {
    throw new Failure(
      `--beta-loss ${betaLoss} may diverge where pixels are zero; use kullback-leibler, or add a constant to the images`,
    );
  }
}

/** scikit-learn's scaling: the penalty of W grows with the pixels, that of H with the images. */
function penalty(size: number, alpha: number, l1Ratio: number): Penalty {
  return { l1: size * alpha * l1Ratio, l2: size * alpha * (1 - l1Ratio) };
}

/** The solver of the parameters, or coordinate descent where it does not take their penalties. */
function solverFor({ solver, alphaW, alphaH }: NmfParameters): SolverEntry {
  const penalized = alphaW > 0 || (alphaH ?? alphaW) > 0, entry = SOLVER_TABLE[solver];
  return penalized && !entry.penalties ? SOLVER_TABLE.cd : entry;
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
  const report = () => {};
  multiplicativeUpdate({ factors, beta: BETAS[betaLoss], maxIter, tol, w, h, report }, true);
  project(factors, 0);
  return reconstructionError(images, factors, squaredError(factors, 0));
}

function warnings(parameters: NmfParameters, solved: SolverResult): string[] {
  const { maxIter, tol } = parameters, notes = [];
  if (!solved.converged && tol > 0) {
    notes.push(`Not converged after ${maxIter} iterations; a higher --max-iter would go on.`);
  }
  const note = solverFor(parameters).note?.(parameters);
  return note ? [...notes, note] : notes;
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
