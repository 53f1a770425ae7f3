import type { SolverResult } from "./coordinate_descent.ts";
import type { NmfParameters, Solver } from "./parameters.ts";

/** Up to this `tol` the solver `auto` was compared with scikit-learn's results. */
const COMPARED_TOL = 1e-4;

/**
 * What the user should know of a fit, one sentence each. Parameters bear scikit-learn's names.
 *
 * @param name the solver as it was carried out: `cd` for `auto` where images are few or a penalty is given
 */
export function fitNotes(
  parameters: NmfParameters,
  name: Solver,
  { converged, notes }: SolverResult,
): string[] {
  const { init, maxIter, tol } = parameters;
  return [
    ...(converged ? tolNotes(name, tol) : endNotes(name, maxIter, tol)),
    ...(name === "mu" && init === "nndsvd"
      ? [
        "The multiplicative update cannot change the zeros that nndsvd starts with; nndsvda has none.",
      ]
      : []),
    ...(name === "fast"
      ? ["solver == fast minimizes the error; its components may differ from scikit-learn's."]
      : []),
    ...notes,
  ];
}

/** A fit that max_iter ends: `cd` and `mu` are then where scikit-learn is, jumps and subsets are not. */
function endNotes(name: Solver, maxIter: number, tol: number): string[] {
  const end = `Not converged after ${maxIter} iterations`;
  if (name === "auto") {
    return [
      `${end}: not comparable with scikit-learn's result at max_iter == ${maxIter}. ` +
      `Use solver == cd for that result, or a higher max_iter to converge.`,
    ];
  }
  return tol > 0 ? [`${end}; a higher max_iter would continue.`] : [];
}

function tolNotes(name: Solver, tol: number): string[] {
  if (name !== "auto" || tol <= COMPARED_TOL) return [];
  return [
    `Stopped early by tol == ${tol}: not comparable with scikit-learn's result at that tol. ` +
    `Use solver == cd for that result, or tol == ${COMPARED_TOL} to converge.`,
  ];
}
