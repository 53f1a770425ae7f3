import assert from "node:assert/strict";
import { projectiveIntegration } from "../../../lib/factorization/solvers/projective_integration.ts";
import { coordinateDescent } from "../../../lib/factorization/solvers/coordinate_descent.ts";
import type { SolverState } from "../../../lib/factorization/solvers/solver.ts";
import { largestRotation } from "../../../lib/factorization/solvers/trajectory.ts";
import { undoneSteps } from "../../support/course.ts";
import { makeProblem, type ProblemOptions, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };
const SIZE = { n: 60, p: 30, k: 6, density: 0.4 };

/** Fits a made problem; returns the reports and the result. */
async function solve(
  options: ProblemOptions,
  { cautious = false, maxIter = 1500, tol = 1e-5 } = {},
) {
  const reports: SolverState[] = [];
  const result = await withProblem(makeProblem(options), (_, factors) =>
    projectiveIntegration(
      { factors, maxIter, tol, ...NONE, report: (state) => reports.push(state) },
      cautious,
    ));
  return { reports, result };
}

Deno.test("projectiveIntegration() makes fewer passes than iterations, and ends at maxIter with a plain pass", async () => {
  for (const cautious of [false, true]) {
    for (const maxIter of [201, 210, 250, 333]) {
      const options = { n: 60, p: 40, k: 6, seed: 12 };
      const { reports, result } = await solve(options, { cautious, maxIter, tol: 1e-9 });
      assert.equal(result.nIter, maxIter);
      assert.equal(reports.at(-1)!.iteration, maxIter);
      assert.equal(reports.at(-1)!.squaredError, result.squaredError);
      assert.ok(!result.converged && result.passes < maxIter && result.passes >= 30);
    }
  }
});

Deno.test("projectiveIntegration() rotates no component much further than 0.08 in a step, though the trajectory allows more", async () => {
  const rotations: number[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const problem = makeProblem({ n: 200, p: 50, k: 8, seed, density: 0.3 });
    await withProblem(problem, (_, factors) => {
      const { k, width } = factors;
      let last = 0, before = factors.components().slice();
      projectiveIntegration({
        factors,
        maxIter: 400,
        tol: 1e-9,
        ...NONE,
        report({ iteration }) {
          const now = factors.components().slice();
          if (iteration > last + 1) rotations.push(largestRotation(before, now, k, width));
          last = iteration;
          before = now;
        },
      }, false);
    });
  }
  const largest = Math.max(...rotations);
  assert.ok(largest > 0.05 && largest < 0.12, `${largest}`);
});

Deno.test("projectiveIntegration() undoes a step after which the objective is higher, and the next one is at most half as long", async () => {
  const undone = [];
  for (let seed = 1; seed <= 20; seed++) {
    const { reports, result } = await solve({ ...SIZE, seed });
    assert.ok(result.converged);
    undone.push(...undoneSteps(reports));
  }
  assert.ok(undone.length >= 5, `${undone.length} steps undone`);
  for (const { length, nextLength } of undone) assert.ok(nextLength <= Math.max(2, length / 2));
});

Deno.test("projectiveIntegration() makes no steps near the end where it is cautious", async () => {
  const tol = 1e-4, late = { false: 0, true: 0 };
  for (let seed = 1; seed <= 6; seed++) {
    for (const cautious of [false, true]) {
      const { reports } = await solve({ ...SIZE, seed }, { cautious, tol });
      const near = reports.findIndex(({ violation }) => violation <= 2 * tol);
      const rest = reports.slice(near + 1).map(({ iteration }) => iteration);
      late[`${cautious}`] += rest.filter((now, i) => i > 0 && now > rest[i - 1]! + 1).length;
    }
  }
  assert.equal(late.true, 0);
  assert.ok(late.false > 0);
});

Deno.test("projectiveIntegration() notes a stopping rule that was nearly met and then missed", async () => {
  const options = { n: 40, p: 25, k: 5, seed: 16, density: 0.5 }, violations: number[] = [];
  await withProblem(makeProblem(options), (_, factors) => {
    const report = ({ violation }: SolverState) => violations.push(violation);
    coordinateDescent({ factors, maxIter: 30, tol: 0, ...NONE, report });
  });
  // The violation falls to a low point, rises by more than half of it, and falls again.
  const low = violations.findIndex((now, i) => now < violations[i + 1]!);
  const lowest = violations[low]!, highest = Math.max(...violations.slice(low));
  assert.ok(highest > 1.5 * lowest, `${lowest}, then ${highest}`);
  const nearly = await solve(options, { tol: lowest / 1.2 });
  const plainly = await solve(options, { tol: lowest / 1.8 });
  assert.match(nearly.result.notes.join(), /nearly met early and then missed/);
  assert.deepEqual(plainly.result.notes, []);
});
