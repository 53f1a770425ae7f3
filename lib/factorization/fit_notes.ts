import type { NmfParameters } from "./parameters.ts";
import type { SolverEntry, SolverResult } from "./solvers/solver.ts";

/** Up to this `tol` the solver `auto` was compared with scikit-learn's results. */
const COMPARED_TOL = 1e-4;

/**
 * What the user should know of a fit, one sentence each. Parameters bear scikit-learn's names.
 *
 * @param solver as it was carried out
 */
export function fitNotes(
  parameters: NmfParameters,
  solver: SolverEntry,
  result: SolverResult,
): string[] {
  const notes = [endNote(parameters, result), solver.note?.(parameters)];
  return [...notes.filter((note) => typeof note === "string"), ...result.notes];
}

/** Whether the fit ended where it should. With shortcuts only a converged fit is where scikit-learn's is. */
function endNote(
  { maxIter, tol }: NmfParameters,
  { converged, takesShortcuts }: SolverResult,
): string | null {
  if (converged) {
    if (!takesShortcuts || tol <= COMPARED_TOL) return null;
    return `Converged to tol == ${tol} only: not comparable with scikit-learn's result at that tol; ` +
      `use solver == cd for that result, or tol == ${COMPARED_TOL}.`;
  }
  if (takesShortcuts) {
    return `Not converged after ${maxIter} iterations: not comparable with scikit-learn's result at ` +
      `max_iter == ${maxIter}; use solver == cd for that result, or a higher max_iter to converge.`;
  }
  return tol > 0 ? `Not converged after ${maxIter} iterations; use a higher max_iter.` : null;
}
