import { anchoredDescent, anchorStride, BOLD } from "./anchored_descent.ts";
import { coordinateDescent, type SolverContext, type SolverResult } from "./coordinate_descent.ts";
import { extrapolatedDescent, sampleStride } from "./extrapolated_descent.ts";
import { multiplicativeUpdate } from "./multiplicative_update.ts";
import type { NmfParameters, Solver } from "./parameters.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { projectiveIntegration } from "./projective_integration.ts";

/** After so few iterations the result is a point on the trajectory, and only coordinate descent itself leads there. */
const SHORT_RUN = 200;

/** Of so few and small images a pass takes less than a millisecond: coordinate descent itself is fast enough. */
const SMALL_SET = { rows: 1000, nonZeros: 500_000 };

/** What fits the images. */
export interface ChosenSolver {
  /** `solver` as it is carried out: `cd` also where the parameters or the images leave nothing to gain. */
  readonly name: Solver;
  /** Every which block of images is seen at first; 1 = all of them. */
  readonly stride: number;
  /** Fits W and H from where they are initialized. */
  readonly run: (context: SolverContext) => SolverResult;
}

/** The algorithm for the parameters and the images, by the data alone: never by threads or time. */
export function chooseSolver(images: SparseImages, parameters: NmfParameters): ChosenSolver {
  const { solver, init, betaLoss, maxIter, nComponents: k } = parameters, { rows } = images.plan;
  if (solver === "mu") {
    return {
      name: "mu",
      stride: 1,
      run: (context) => multiplicativeUpdate(images, context, betaLoss),
    };
  }
  const plain: ChosenSolver = { name: "cd", stride: 1, run: coordinateDescent };
  if (solver === "cd" || isPenalized(parameters)) return plain;
  const isShort = maxIter <= SHORT_RUN;
  const every = isShort ? null : anchorStride(images, k);
  if (solver === "fast") {
    const stride = sampleStride(rows, k);
    const run = every && stride === 1
      ? (context: SolverContext) => anchoredDescent(context, every, BOLD)
      : (context: SolverContext) => extrapolatedDescent(context, stride);
    return { name: "fast", stride, run };
  }
  const isSmall = rows <= SMALL_SET.rows && images.nonZeros <= SMALL_SET.nonZeros;
  if (isShort || isSmall) return plain;
  const cautious = init === "nndsvda" || init === "nndsvdar";
  const run = every && !cautious
    ? (context: SolverContext) => anchoredDescent(context, every)
    : (context: SolverContext) => projectiveIntegration(context, cautious);
  return { name: "auto", stride: 1, run };
}

/** With penalties neither jumps nor momentum were tried against scikit-learn, so coordinate descent itself is used. */
function isPenalized({ alphaW, alphaH }: NmfParameters): boolean {
  return alphaW > 0 || (alphaH ?? alphaW) > 0;
}
