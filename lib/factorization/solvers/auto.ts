import type { SparseImages } from "../passes/sparse_images.ts";
import { coordinateDescent } from "./coordinate_descent.ts";
import { projectiveIntegration } from "./projective_integration.ts";
import type { SolverContext, SolverResult } from "./solver.ts";
import { faithfulRegion, subsampledDescent, subsetStride } from "./subsampled_descent.ts";

/** A fit of at most so many iterations ends while H still moves: only coordinate descent itself ends at that point. */
export const SHORT_RUN = 200;

/** A pass over so few and small images takes less than a millisecond: coordinate descent needs no shortcut. */
const SMALL = { rows: 1000, nonZeros: 500_000 };

/** `auto`: coordinate descent's result in fewer passes, by subsets of the images or by extrapolation where they suit. */
export function auto(context: SolverContext): SolverResult {
  const { factors, init, maxIter } = context, { images } = factors;
  if (maxIter <= SHORT_RUN || isSmall(images)) return coordinateDescent(context);
  const stride = subsetStride(images, factors.k);
  const cautious = init === "nndsvda" || init === "nndsvdar";
  const result = stride && !cautious
    ? subsampledDescent(context, stride, faithfulRegion(images.plan.rows, stride))
    : projectiveIntegration(context, cautious);
  return { ...result, takesShortcuts: true };
}

function isSmall({ plan, nonZeros }: SparseImages): boolean {
  return plan.rows <= SMALL.rows && nonZeros <= SMALL.nonZeros;
}
