import assert from "node:assert/strict";
import fc from "fast-check";
import { coordinateDescent } from "../../../lib/factorization/solvers/coordinate_descent.ts";
import { descentPass } from "../../../lib/factorization/passes/descent_pass.ts";
import { componentsChanged } from "../../../lib/factorization/passes/factors.ts";
import { barImages } from "../../support/bar_images.ts";
import { assertClose } from "../../support/close.ts";
import { factorizeHere } from "../../support/factorize_here.ts";
import { divergence, objective, type Penalties } from "../../support/plain_nmf.ts";
import * as plain from "../../support/plain_nmf.ts";
import { makeProblem, reached, withProblem } from "../../support/solver_problem.ts";

const PENALTIES: readonly Penalties[] = [
  { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } },
  { w: { l1: 40, l2: 0 }, h: { l1: 0, l2: 30 } },
  { w: { l1: 5, l2: 20 }, h: { l1: 10, l2: 2 } },
];

Deno.test("passes and their violations are those of the definition in float64, penalties included", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        k: fc.integer({ min: 1, max: 13 }),
        // W·H must not become X: what is left to do would be rounding, different in float32.
        moreRows: fc.integer({ min: 8, max: 20 }),
        moreColumns: fc.integer({ min: 8, max: 20 }),
        seed: fc.nat(),
        density: fc.constantFrom(0.4, 1),
      }),
      fc.constantFrom(...PENALTIES),
      async ({ k, moreRows, moreColumns, ...others }, { w, h }) => {
        const problem = makeProblem({ n: k + moreRows, p: k + moreColumns, k, ...others });
        const sizes = problem.x.reduce((sum, x) => sum + x * x, 0);
        await withProblem(problem, (_, factors) => {
          // Each pass begins with the same numbers: where a component nearly dies, one after the other would drift apart.
          for (let iteration = 0; iteration < 3; iteration++) {
            const { violation, squaredError } = descentPass(factors, w, h),
              found = reached(problem, factors);
            const expected = plain.coordinateDescent(problem, { w, h });
            assertClose(found.w, problem.w, 1e-3, "W");
            assertClose(found.h, problem.h, 1e-3, "H");
            assertClose([violation], [expected], 1e-3, "violation");
            const square = divergence(found, "frobenius") ** 2;
            assert.ok(Math.abs(squaredError - square) < 1e-5 * sizes, `${squaredError}`);
            problem.w.set(found.w);
            problem.h.set(found.h);
          }
        });
      },
    ),
    { numRuns: 25 },
  );
});

Deno.test("passes that keep the active set are plain passes where inactive components have nothing to grow for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ seed: fc.nat(), groups: fc.integer({ min: 2, max: 5 }) }),
      async ({ seed, groups }) => {
        // Each group of four components has pixels and images of its own.
        const size = 9, k = groups * 4;
        const problem = makeProblem({ n: groups * size, p: groups * size, k, seed, density: 0.7 });
        const { x, h, w, p } = problem;
        const group = (i: number) => Math.floor(i / size);
        x.forEach((_, i) => group(Math.floor(i / p)) === group(i % p) || (x[i] = 0));
        h.forEach((_, i) => Math.floor(i / p / 4) === group(i % p) || (h[i] = 0));
        w.forEach((_, i) => group(Math.floor(i / k)) === Math.floor(i % k / 4) || (w[i] = 0));
        const none = { l1: 0, l2: 0 };
        await withProblem(problem, (_, factors) => {
          const { width } = factors, start = factors.components().slice();
          const passes = (["find", "keep", "keep"] as const).map((activeSet) => {
            const components = factors.components();
            // What is set to zero from outside is not known to be inactive, and must grow again.
            for (let i = 0; i < 2 * width; i++) components[i] = 0;
            componentsChanged(factors);
            for (let t = 0; t < k; t++) h[t * p] = h[t * p + 1] = 0;
            const { violation } = descentPass(factors, none, none, { activeSet });
            return [violation, plain.coordinateDescent(problem, { w: none, h: none })];
          });
          const found = reached(problem, factors);
          assertClose(found.w, w, 1e-3, "W");
          assertClose(found.h, h, 1e-3, "H");
          assert.ok(h[0]! + h[1]! > 0 && start.some((value) => value === 0));
          assertClose(passes.map(([ours]) => ours!), passes.map(([, plain]) => plain!), 1e-3);
        });
      },
    ),
    { numRuns: 25 },
  );
});

Deno.test("no pass raises the objective", async () => {
  for (const { w, h } of PENALTIES) {
    for (const density of [0.2, 1]) {
      const problem = makeProblem({ n: 50, p: 30, k: 5, seed: 6, density });
      await withProblem(problem, (_, factors) => {
        let before = objective(problem, "frobenius", { w, h });
        for (let i = 0; i < 100; i++) {
          coordinateDescent({ factors, maxIter: 1, tol: 0, w, h, report: () => {} });
          const now = objective(reached(problem, factors), "frobenius", { w, h });
          assert.ok(now <= before * (1 + 1e-6), `pass ${i}: ${before} -> ${now}`);
          before = now;
        }
      });
    }
  }
});

Deno.test("a fit ends with the first pass whose violation is at most tol of the first one's", async () => {
  const problem = makeProblem({ n: 40, p: 20, k: 3, seed: 7 });
  await withProblem(problem, (_, factors) => {
    const ratios: number[] = [], tol = 1e-2;
    const { nIter, passes, converged } = coordinateDescent({
      factors,
      maxIter: 500,
      tol,
      ...PENALTIES[0]!,
      report: ({ violation }) => ratios.push(violation),
    });
    assert.ok(converged);
    assert.equal(nIter, ratios.length);
    assert.equal(passes, nIter);
    assert.equal(ratios[0], 1);
    assert.ok(ratios.at(-1)! <= tol && ratios.slice(0, -1).every((violation) => violation > tol));
  });
});

Deno.test("a start that leaves nothing to do has converged after one pass", async () => {
  const problem = makeProblem({ n: 6, p: 5, k: 2, seed: 1 });
  problem.w.fill(0);
  problem.h.fill(0);
  await withProblem(problem, (_, factors) => {
    const context = { factors, maxIter: 9, tol: 1e-4, ...PENALTIES[0]!, report: () => {} };
    const { nIter, converged, squaredError } = coordinateDescent(context);
    assert.deepEqual([nIter, converged], [1, true]);
    assertClose([squaredError], [problem.x.reduce((sum, x) => sum + x * x, 0)], 1e-6);
  });
});

Deno.test("with one component, which nndsvd finds, nothing but rounding is left: the fit ends at once", async () => {
  const images = barImages(800);
  const { result } = await factorizeHere(images, { nComponents: 1, solver: "cd" });
  assert.ok(result.converged && result.nIter <= 5, `${result.nIter} iterations`);
});

Deno.test("a tol below what float32 can show ends where rounding begins, at the error of a larger tol", async () => {
  const parameters = { nComponents: 4, maxIter: 20_000, init: "random" } as const;
  for (const solver of ["cd", "auto"] as const) {
    const fits = [1e-5, 1e-12, 0].map((tol) =>
      factorizeHere(barImages(800), { ...parameters, solver, tol })
    );
    const [plain, tiny, none] = (await Promise.all(fits)).map(({ result }) => result);
    assert.ok(tiny!.converged && none!.converged);
    assert.ok(tiny!.nIter > plain!.nIter && tiny!.nIter < 4 * plain!.nIter, `${tiny!.nIter}`);
    assert.equal(none!.nIter, tiny!.nIter);
    assert.ok(tiny!.reconstructionErr <= plain!.reconstructionErr * (1 + 1e-7));
  }
});
