import { BETA_LOSSES, type Solver } from "../parameters.ts";
import { auto } from "./auto.ts";
import { coordinateDescent } from "./coordinate_descent.ts";
import { initStride } from "./extrapolated_descent.ts";
import { fast } from "./fast.ts";
import { multiplicativeUpdate } from "./multiplicative_update.ts";
import type { SolverEntry } from "./solver.ts";

/** Of the losses only the first has solvers of its own. */
const FROBENIUS = ["frobenius"] as const;

/** The solvers by name: a new one is a file beside this one, a name in `parameters.ts`, and a line here. */
export const SOLVER_TABLE: Readonly<Record<Solver, SolverEntry>> = {
  auto: { solve: auto, losses: FROBENIUS, penalties: false },
  cd: { solve: coordinateDescent, losses: FROBENIUS, penalties: true },
  fast: {
    solve: fast,
    losses: FROBENIUS,
    penalties: false,
    initStride,
    note: () =>
      "solver == fast minimizes the error; its components may differ from scikit-learn's.",
  },
  mu: {
    solve: multiplicativeUpdate,
    losses: BETA_LOSSES,
    penalties: true,
    note: ({ init }) =>
      init === "nndsvd"
        ? "The multiplicative update cannot change the zeros that nndsvd starts with; nndsvda has none."
        : null,
  },
};
