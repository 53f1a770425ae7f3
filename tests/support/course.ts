import assert from "node:assert/strict";
import type { SolverState } from "../../lib/factorization/solvers/solver.ts";

/** By how much rounding may raise an error. */
const ROUNDING = 1e-6;

/** Steps that a solver has undone: where its reports go back in iterations. */
export interface UndoneStep {
  /** Iterations that it covered. */
  readonly length: number;
  /** Iterations that the step after it covers. */
  readonly nextLength: number;
}

/**
 * Looks through a solver's reports for steps of several iterations that it has undone. Each must have raised the error, and
 * the solver must go on from where the step began, at an error no higher than there.
 */
export function undoneSteps(reports: readonly SolverState[]): UndoneStep[] {
  return reports.flatMap((now, i) => {
    if (i < 2 || now.iteration > reports[i - 1]!.iteration) return [];
    const [start, raised] = [reports[i - 2]!, reports[i - 1]!];
    assert.ok(raised.squaredError > start.squaredError, "only what raised the error is undone");
    assert.equal(now.iteration, start.iteration + 1);
    assert.ok(now.squaredError <= start.squaredError * (1 + ROUNDING), "it goes on from the start");
    const rest = reports.slice(i), lengths = rest.slice(1).map((r, j) => lengthOf(rest[j]!, r));
    const nextLength = lengths.find((length) => length > 0) ?? 0;
    return [{ length: lengthOf(start, raised), nextLength }];
  });
}

/** Iterations between two reports beyond the pass that each report is of. */
function lengthOf(before: SolverState, after: SolverState): number {
  return after.iteration - before.iteration - 1;
}
