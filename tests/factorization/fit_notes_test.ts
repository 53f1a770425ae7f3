import assert from "node:assert/strict";
import { fitNotes } from "../../lib/factorization/fit_notes.ts";
import {
  DEFAULT_PARAMETERS,
  type NmfParameters,
  type Solver,
} from "../../lib/factorization/parameters.ts";
import type { SolverResult } from "../../lib/factorization/solvers/solver.ts";
import { SOLVER_TABLE } from "../../lib/factorization/solvers/solvers.ts";

/** Notes of a fit of 300 iterations. */
function notesOf(
  solver: Solver,
  result: Pick<SolverResult, "converged" | "takesShortcuts">,
  parameters: Partial<NmfParameters> = {},
): string[] {
  return fitNotes(
    { ...DEFAULT_PARAMETERS, solver, maxIter: 300, ...parameters },
    SOLVER_TABLE[solver],
    { nIter: 300, passes: 100, squaredError: 1, notes: [], ...result },
  );
}

const CUT_OFF =
  "Not converged after 300 iterations: not comparable with scikit-learn's result at max_iter == 300; " +
  "use solver == cd for that result, or a higher max_iter to converge.";

Deno.test("fitNotes(): a converged fit needs no words", () => {
  assert.deepEqual(notesOf("auto", { converged: true, takesShortcuts: true }), []);
  assert.deepEqual(notesOf("cd", { converged: true }, { tol: 1e-2 }), []);
});

Deno.test("fitNotes(): a fit by auto that max_iter ends is not comparable", () => {
  assert.deepEqual(notesOf("auto", { converged: false, takesShortcuts: true }), [CUT_OFF]);
  assert.deepEqual(notesOf("auto", { converged: false, takesShortcuts: true }, { tol: 0 }), [
    CUT_OFF,
  ]);
});

Deno.test("fitNotes(): a fit by coordinate descent that max_iter ends is where scikit-learn is", () => {
  const note = "Not converged after 300 iterations; use a higher max_iter.";
  assert.deepEqual(notesOf("cd", { converged: false }), [note]);
  assert.deepEqual(notesOf("auto", { converged: false }), [note]);
  assert.deepEqual(notesOf("cd", { converged: false }, { tol: 0 }), []);
});

Deno.test("fitNotes(): auto with a tol above 1e-4 stops elsewhere than scikit-learn", () => {
  assert.deepEqual(notesOf("auto", { converged: true, takesShortcuts: true }, { tol: 1e-3 }), [
    "Converged to tol == 0.001 only: not comparable with scikit-learn's result at that tol; " +
    "use solver == cd for that result, or tol == 0.0001.",
  ]);
});

Deno.test("fitNotes(): what a solver has to say of itself follows", () => {
  const [fast] = notesOf("fast", { converged: true });
  assert.equal(
    fast,
    "solver == fast minimizes the error; its components may differ from scikit-learn's.",
  );
  const [mu] = notesOf("mu", { converged: true });
  assert.match(mu!, /zeros that nndsvd starts with; nndsvda has none/);
});
