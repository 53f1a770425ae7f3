import assert from "node:assert/strict";
import ndarray from "ndarray";
import {
  subsampledDescent,
  subsetStride,
} from "../../../lib/factorization/solvers/subsampled_descent.ts";
import type { FittedArrays } from "../../../lib/factorization/nmf.ts";
import type { Factors } from "../../../lib/factorization/passes/factors.ts";
import { nearness } from "../../bench/parity.ts";
import { barImages } from "../../support/bar_images.ts";
import { factorizeHere } from "../../support/factorize_here.ts";
import { makeProblem, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

const near = (a: FittedArrays, b: FittedArrays, k: number) =>
  nearness(ndarray(a.components, [k, 64]), ndarray(b.components, [k, 64]));

Deno.test("subsetStride() wants enough images for each component, samples that are small, and pixels that are zero", () => {
  const stride = (rows: number, k: number, filled = 0.2) =>
    subsetStride({ plan: { rows, columns: 100 }, nonZeros: rows * 100 * filled }, k);
  assert.deepEqual([15, 45, 200, 700].map((k) => stride(70_000, k)), [16, 16, 11, null]);
  assert.deepEqual([15, 45, 90].map((k) => stride(10_000, k)), [8, 7, null]);
  assert.equal(stride(4_999, 2), null);
  assert.equal(stride(70_000, 15, 0.9), null);
});

for (const [order, k, init] of [["as they come", 8, "nndsvd"], ["sorted", 6, "random"]] as const) {
  Deno.test(`images ${order}: auto follows cd on samples, in far fewer passes, to its components and scales`, async () => {
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

Deno.test("of at most 200 iterations all are plain: auto is the same to the bit as cd", async () => {
  const parameters = { nComponents: 6, maxIter: 200, tol: 1e-9 };
  const images = barImages(6_000);
  const plain = await factorizeHere(images, { ...parameters, solver: "cd" });
  const auto = await factorizeHere(images, { ...parameters, solver: "auto" });
  assert.deepEqual(auto.components, plain.components);
  assert.deepEqual(auto.features, plain.features);
  assert.deepEqual([auto.result.nIter, auto.result.passes], [200, 200]);
});

Deno.test("samples never lead beyond maxIter, and the last pass is over all images", async () => {
  for (const maxIter of [31, 32, 33, 57, 100, 201]) {
    const problem = makeProblem({ n: 900, p: 40, k: 6, seed: 12 });
    await withProblem(problem, (images, factors) => {
      let last = 0, stride = 0;
      const watched: Factors = {
        ...factors,
        pass: (...args) => {
          stride = images.plan.stride;
          return factors.pass(...args);
        },
      };
      const context = { factors: watched, maxIter, tol: 1e-12, ...NONE };
      const report = ({ iteration }: { iteration: number }) => last = iteration;
      const { nIter, passes, converged } = subsampledDescent({ ...context, report }, 4);
      assert.deepEqual([nIter, last, stride, images.plan.stride], [maxIter, maxIter, 1, 1]);
      assert.ok(!converged && passes <= nIter && passes >= 30, `${passes} passes`);
    });
  }
});

Deno.test("a sample after which the objective is higher is taken back, and the next one is trusted half as far", async () => {
  const problem = makeProblem({ n: 900, p: 40, k: 6, seed: 12 });
  await withProblem(problem, (images, factors) => {
    const lengths: number[] = [];
    let anchor = new Float32Array(), isBack = false;
    const watched: Factors = {
      ...factors,
      beginSubset(...args) {
        const now = factors.components();
        if (lengths.length === 0) anchor = now.slice();
        lengths.push(0);
        factors.beginSubset(...args);
      },
      componentsChanged() {
        isBack ||= factors.components().every((value, i) => value === anchor[i]);
        factors.componentsChanged();
      },
      pass(...args) {
        const done = factors.pass(...args);
        if (images.plan.stride > 1) lengths[lengths.length - 1]!++;
        const isHealing = args[2]?.sweeps?.[0] !== 1 && images.plan.stride === 1;
        return isHealing && lengths.length === 1 ? { ...done, squaredError: Infinity } : done;
      },
    };
    const iterations: number[] = [];
    subsampledDescent({
      factors: watched,
      maxIter: 400,
      tol: 1e-12,
      ...NONE,
      report: ({ iteration }) => iterations.push(iteration),
    }, 4);
    const [first, second] = lengths as [number, number];
    assert.ok(isBack);
    assert.deepEqual(iterations.slice(29, 33), [30, 31 + first, 31, 32]);
    assert.ok(second <= Math.max(1, Math.floor(first / 2)), `${first}, then ${second}`);
  });
});
