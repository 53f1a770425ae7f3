import assert from "node:assert/strict";
import ndarray from "ndarray";
import {
  faithfulRegion,
  subsampledDescent,
  subsetStride,
} from "../../../lib/factorization/solvers/subsampled_descent.ts";
import type { FittedArrays } from "../../../lib/factorization/nmf.ts";
import type { SolverState } from "../../../lib/factorization/solvers/solver.ts";
import { nearness } from "../../bench/parity.ts";
import { barImages } from "../../support/bar_images.ts";
import { factorizeHere } from "../../support/factorize_here.ts";
import { type UndoneStep, undoneSteps } from "../../support/course.ts";
import { divergence } from "../../support/plain_nmf.ts";
import { makeProblem, reached, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

const near = (a: FittedArrays, b: FittedArrays, k: number) =>
  nearness(ndarray(a.components, [k, 64]), ndarray(b.components, [k, 64]));

Deno.test("subsetStride() asks for enough images for each component, small subsets, and pixels that are zero", () => {
  const stride = (rows: number, k: number, filled = 0.2) =>
    subsetStride({ plan: { rows, columns: 100 }, nonZeros: rows * 100 * filled }, k);
  assert.deepEqual([15, 45, 200, 700].map((k) => stride(70_000, k)), [16, 16, 11, null]);
  assert.deepEqual([15, 45, 90].map((k) => stride(10_000, k)), [8, 7, null]);
  assert.equal(stride(4_999, 2), null);
  assert.equal(stride(70_000, 15, 0.9), null);
});

for (const [order, k, init] of [["as they come", 8, "nndsvd"], ["sorted", 6, "random"]] as const) {
  Deno.test(`images ${order}: auto converges on subsets to the components and scales of cd, in far fewer passes`, async () => {
    const images = barImages(6_000);
    if (order === "sorted") {
      const rows = Array.from(
        { length: 6_000 },
        (_, i) => images.values.slice(i * 64, i * 64 + 64),
      );
      images.values = rows.sort((a, b) => a[0]! - b[0]!).flat();
    }
    const parameters = { nComponents: k, init, maxIter: 3000 };
    const plain = await factorizeHere(images, { ...parameters, solver: "cd" });
    const auto = await factorizeHere(images, { ...parameters, solver: "auto" });
    const { smallestCosine, largestScale } = near(auto, plain, k);
    const told =
      `${auto.result.passes} passes, cd ${plain.result.passes}; ${smallestCosine}, scale ${largestScale}`;
    assert.ok(plain.result.nIter > 100, told);
    assert.ok(auto.result.converged && auto.result.passes < plain.result.passes * 0.6, told);
    assert.ok(smallestCosine > 0.9999 && largestScale < 0.02, told);
    assert.ok(auto.result.reconstructionErr < plain.result.reconstructionErr * (1 + 1e-5), told);
  });
}

Deno.test("auto is cd to the bit where at most 200 iterations are allowed", async () => {
  const parameters = { nComponents: 6, maxIter: 200, tol: 1e-9 };
  const images = barImages(6_000);
  const plain = await factorizeHere(images, { ...parameters, solver: "cd" });
  const auto = await factorizeHere(images, { ...parameters, solver: "auto" });
  assert.deepEqual(auto.components, plain.components);
  assert.deepEqual(auto.features, plain.features);
  assert.deepEqual([auto.result.nIter, auto.result.passes], [200, 200]);
});

Deno.test("faithfulRegion() starts small subsets after more passes over all images", () => {
  const passes = (rows: number, stride: number) => faithfulRegion(rows, stride).plainPasses;
  assert.ok(passes(10_000, 8) > passes(70_000, 16));
  assert.equal(passes(140_000, 16), passes(70_000, 16));
});

Deno.test("subsampledDescent() never exceeds maxIter, and its last pass is over all images", async () => {
  for (const maxIter of [31, 32, 33, 57, 100, 201]) {
    const problem = makeProblem({ n: 900, p: 40, k: 6, seed: 12 });
    await withProblem(problem, (images, factors) => {
      const reports: SolverState[] = [];
      const report = (state: SolverState) => reports.push(state);
      const context = { factors, maxIter, tol: 1e-12, ...NONE, report };
      const region = faithfulRegion(70_000, 16);
      const result = subsampledDescent(context, 4, region);
      const { nIter, passes, converged, squaredError } = result;
      assert.deepEqual([nIter, reports.at(-1)!.iteration], [maxIter, maxIter]);
      assert.ok(!converged && passes <= nIter && passes >= 30, `${passes} passes`);
      const square = divergence(reached(problem, factors), "frobenius") ** 2;
      assert.ok(Math.abs(squaredError - square) < 1e-6 * images.sumOfSquares, `${squaredError}`);
    });
  }
});

Deno.test("subsampledDescent() undoes a subset after which the objective is higher, and follows the next one half as far at the most", async () => {
  // Subsets followed from the start, as far as they go.
  const region = { plainPasses: 3, iterations: 40, rotation: Infinity };
  const undone: UndoneStep[] = [];
  for (let seed = 1; seed <= 30; seed++) {
    const problem = makeProblem({ n: 900, p: 40, k: 6, seed });
    await withProblem(problem, (_, factors) => {
      const reports: SolverState[] = [];
      const report = (state: SolverState) => reports.push(state);
      subsampledDescent({ factors, maxIter: 90, tol: 1e-9, ...NONE, report }, 4, region);
      undone.push(...undoneSteps(reports));
    });
  }
  assert.ok(undone.length > 0);
  for (const { length, nextLength } of undone) assert.ok(nextLength <= length / 2);
});
