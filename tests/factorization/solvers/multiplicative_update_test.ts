import assert from "node:assert/strict";
import fc from "fast-check";
import { BETA_LOSSES, BETAS } from "../../../lib/factorization/parameters.ts";
import { multiplicativeUpdate } from "../../../lib/factorization/solvers/multiplicative_update.ts";
import { assertClose } from "../../support/close.ts";
import { divergence, objective, type Penalties } from "../../support/plain_nmf.ts";
import * as plain from "../../support/plain_nmf.ts";
import { makeProblem, reached, withProblem } from "../../support/solver_problem.ts";

const NONE: Penalties = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

const problems = fc.record({
  n: fc.integer({ min: 1, max: 20 }),
  p: fc.integer({ min: 1, max: 20 }),
  k: fc.integer({ min: 1, max: 9 }),
  seed: fc.nat(),
});
const penalties: fc.Arbitrary<Penalties> = fc.constantFrom(
  NONE,
  { w: { l1: 3, l2: 0 }, h: { l1: 0, l2: 5 } },
  { w: { l1: 0.5, l2: 2 }, h: { l1: 1, l2: 0.25 } },
);

for (const loss of BETA_LOSSES) {
  Deno.test(`${loss}: updates are those of the definition in float64, penalties included`, async () => {
    await fc.assert(
      fc.asyncProperty(
        problems,
        penalties,
        fc.constantFrom(0.3, 1),
        fc.integer({ min: 1, max: 12 }),
        async (options, { w, h }, density, maxIter) => {
          if (BETAS[loss] <= 0 && density < 1) return;
          const problem = makeProblem({ ...options, density });
          await withProblem(problem, (_, factors) => {
            const { nIter, squaredError } = multiplicativeUpdate({
              factors,
              beta: BETAS[loss],
              maxIter,
              tol: 0,
              w,
              h,
              report: () => {},
            });
            assert.equal(nIter, maxIter);
            for (let i = 0; i < maxIter; i++) plain.multiplicativeUpdate(problem, loss, { w, h });
            const found = reached(problem, factors);
            assertClose(found.w, problem.w, 1e-4, "W");
            assertClose(found.h, problem.h, 1e-4, "H");
            const expected = divergence(found, loss) ** 2;
            const size = problem.x.reduce((sum, x) => sum + (loss === "frobenius" ? x * x : x), 0);
            assert.ok(
              Math.abs(squaredError - expected) <= 1e-6 * size,
              `${squaredError}, but by definition ${expected}`,
            );
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  Deno.test(`${loss}: no update raises the objective`, async () => {
    for (const { w, h } of fc.sample(penalties, { seed: 1, numRuns: 5 })) {
      const problem = makeProblem({ n: 30, p: 20, k: 4, seed: 5 });
      await withProblem(problem, (_, factors) => {
        let before = objective(problem, loss, { w, h });
        for (let i = 0; i < 60; i++) {
          const context = {
            factors,
            beta: BETAS[loss],
            maxIter: 1,
            tol: 0,
            w,
            h,
            report: () => {},
          };
          multiplicativeUpdate(context);
          const now = objective(reached(problem, factors), loss, { w, h });
          assert.ok(now <= before * (1 + 1e-6), `update ${i}: ${before} -> ${now}`);
          before = now;
        }
      });
    }
  });
}

Deno.test("an entry of zero stays zero, and a component of zeros becomes no NaN", async () => {
  for (const loss of BETA_LOSSES) {
    const problem = makeProblem({ n: 12, p: 10, k: 3, seed: 2 });
    problem.w[4] = 0;
    problem.h.fill(0, 10, 20);
    problem.h[25] = 0;
    await withProblem(problem, (_, factors) => {
      const context = {
        factors,
        beta: BETAS[loss],
        maxIter: 25,
        tol: 0,
        ...NONE,
        report: () => {},
      };
      multiplicativeUpdate(context);
      const { w, h } = reached(problem, factors);
      assert.ok([...w, ...h].every((x) => x >= 0 && x < Infinity), loss);
      assert.equal(w[4], 0);
      assert.equal(h[25], 0);
      assert.ok(h.subarray(10, 20).every((x) => x === 0));
    });
  }
});

Deno.test("the error is taken every ten iterations, and a fall of less than tol ends the fit", async () => {
  for (const loss of BETA_LOSSES) {
    const problem = makeProblem({ n: 25, p: 15, k: 3, seed: 3 });
    await withProblem(problem, (_, factors) => {
      const atInit = divergence(problem, loss), tol = 2e-3;
      const errors: number[] = [], iterations: number[] = [];
      const { nIter, converged } = multiplicativeUpdate({
        factors,
        beta: BETAS[loss],
        maxIter: 1000,
        tol,
        ...NONE,
        report: ({ iteration, squaredError }) => {
          iterations.push(iteration);
          errors.push(Math.sqrt(squaredError));
        },
      });
      assert.ok(converged);
      assert.deepEqual(iterations, iterations.map((_, i) => 10 * (i + 1)));
      assert.equal(nIter, iterations.at(-1));
      const falls = [atInit, ...errors].slice(0, -1).map((error, i) =>
        (error - errors[i]!) / atInit
      );
      assert.ok(falls.at(-1)! < tol && falls.slice(0, -1).every((fall) => fall >= tol), `${falls}`);
    });
  }
});

Deno.test("with the components fixed only W is updated", async () => {
  for (const loss of BETA_LOSSES) {
    const problem = makeProblem({ n: 9, p: 14, k: 3, seed: 4 });
    await withProblem(problem, (_, factors) => {
      const context = {
        factors,
        beta: BETAS[loss],
        maxIter: 400,
        tol: 0,
        ...NONE,
        report: () => {},
      };
      multiplicativeUpdate(context, true);
      const found = reached(problem, factors);
      assert.deepEqual(found.h, problem.h);
      for (let i = 0; i < 400; i++) {
        plain.multiplicativeUpdate({ ...problem, h: problem.h.slice() }, loss, NONE);
      }
      assertClose(found.w, problem.w, 1e-4, loss);
    });
  }
});
