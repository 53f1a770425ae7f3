import { SHORT_RUN } from "./auto.ts";
import { extrapolatedDescent, initStride } from "./extrapolated_descent.ts";
import type { SolverContext, SolverResult } from "./solver.ts";
import { BOLD, subsampledDescent, subsetStride } from "./subsampled_descent.ts";

/** `fast`: a low error in few passes, perhaps at different components than coordinate descent. */
export function fast(context: SolverContext): SolverResult {
  const { factors, maxIter } = context, { images } = factors;
  const initialized = initStride(images.plan.rows, factors.k);
  const stride = maxIter <= SHORT_RUN || initialized > 1 ? null : subsetStride(images, factors.k);
  return stride
    ? subsampledDescent(context, stride, BOLD)
    : extrapolatedDescent(context, initialized);
}
