import { checkFinite, checkSquares } from "./check_finite.ts";
import { checkParameters, checkPixels } from "./check_parameters.ts";
import { unpackComponents, unpackFeatures } from "./factor_arrays.ts";
import type { FitResult } from "./factorization.ts";
import { fitNotes } from "./fit_notes.ts";
import { initialize } from "./init.ts";
import { BETAS, type NmfParameters } from "./parameters.ts";
import { createFactors, type Factors } from "./passes/factors.ts";
import { selectRows } from "./passes/row_subset.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { penalties } from "./penalties.ts";
import type { FitPhase, Progress, Report } from "./progress.ts";
import { reconstructionError } from "./reconstruction_error.ts";
import type { SolverEntry, SolverResult, SolverState } from "./solvers/solver.ts";
import { SOLVER_TABLE } from "./solvers/solvers.ts";
import { fitFeatures } from "./transform.ts";

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
 * @throws {Failure} where the parameters do not suit the images, or the fit overflows
 * @throws {Aborted} where another thread asked for the end
 */
export function factorize(
  images: SparseImages,
  parameters: NmfParameters,
  report: Report,
): FittedArrays {
  const { rows, columns } = images.plan;
  checkParameters({ rows, columns }, parameters);
  checkPixels(images, parameters);
  checkSquares(images);
  const factors = createFactors(images, parameters.nComponents), clock = stopwatch();
  const tell = reporter(factors, clock, report), solver = solverFor(parameters);

  initializeFactors(factors, parameters, solver, tell);
  const init = clock();
  const solved = solve(factors, parameters, solver, tell);
  const { passes, nIter, converged, squaredError } = solved;
  const reconstructionErr = parameters.betaLoss === "frobenius"
    ? reconstructionError(images, factors, squaredError)
    : Math.sqrt(squaredError);
  const fit = clock();
  tell("transform", { pass: passes, iteration: nIter, squaredError, violation: 0 });
  const transformErr = fitFeatures(images, factors, parameters);
  const components = unpackComponents(factors, columns), features = unpackFeatures(factors, rows);
  for (const values of [[reconstructionErr, transformErr], components, features]) {
    checkFinite(values, parameters, images);
  }
  const result = {
    ...{ nIter, passes, converged, reconstructionErr, transformErr, threads: images.threads },
    seconds: { init, fit, transform: clock() - fit },
    notes: [...images.notes, ...fitNotes(parameters, solver, solved)],
  };
  return { components, features, result };
}

/** Starts W and H, as many rows as the solver starts with. */
function initializeFactors(
  factors: Factors,
  { nComponents, init, randomState }: NmfParameters,
  solver: SolverEntry,
  tell: Tell,
): void {
  const { images } = factors, state = { pass: 0, iteration: 0, squaredError: NaN, violation: NaN };
  tell("init", state);
  selectRows(factors, solver.initStride?.(images.plan.rows, nComponents) ?? 1);
  const onStep = (done: number, total: number) => tell("init", state, { done, total });
  initialize(images, factors, init, randomState, onStep);
}

function solve(
  factors: Factors,
  parameters: NmfParameters,
  solver: SolverEntry,
  tell: Tell,
): SolverResult {
  const { images } = factors, { init, betaLoss, maxIter, tol } = parameters;
  return solver.solve({
    ...{ factors, init, beta: BETAS[betaLoss], maxIter, tol },
    ...penalties(images.plan, parameters),
    report: (state) => {
      // the other solvers do not know their violation at every pass
      if (solver === SOLVER_TABLE.cd) checkFinite([state.violation], parameters, images);
      tell("fit", state);
    },
  });
}

/** The solver of the parameters, or coordinate descent where it does not take their penalties. */
function solverFor({ solver, alphaW, alphaH }: NmfParameters): SolverEntry {
  const penalized = alphaW > 0 || (alphaH ?? alphaW) > 0, entry = SOLVER_TABLE[solver];
  return penalized && !entry.penalties ? SOLVER_TABLE.cd : entry;
}

/** Seconds since it was made. */
function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}

/** Tells how far a fit is. */
type Tell = (phase: FitPhase, state: SolverState, steps?: Progress["steps"]) => void;

/** Puts what a solver knows into the words of a report. */
function reporter(factors: Factors, clock: () => number, report: Report): Tell {
  return (phase, { pass, iteration, squaredError, violation }, steps) => {
    const error = Math.sqrt(Math.max(0, squaredError)), seconds = clock();
    report({ phase, pass, iteration, error, violation, seconds, ...(steps && { steps }) }, factors);
  };
}
