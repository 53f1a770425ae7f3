import assert from "node:assert/strict";
import { descentPass } from "../../../lib/factorization/passes/descent_pass.ts";
import { componentsChanged } from "../../../lib/factorization/passes/factors.ts";
import {
  beginSubset,
  gradientCorrection,
  selectRows,
} from "../../../lib/factorization/passes/row_subset.ts";
import { makeProblem, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

Deno.test("gradientCorrection() makes the gradient of a subset at H that of all rows", () => {
  const width = 4, h = Float32Array.of(1, 0, 2, 0, 0, 3, 1, 0);
  const sums = (seed: number) => ({
    products: Float32Array.from({ length: 8 }, (_, i) => (i * seed) % 7),
    gram: Float64Array.from({ length: 16 }, (_, i) => (i * seed) % 5),
  });
  const gradient = ({ products, gram }: ReturnType<typeof sums>, i: number) => {
    let own = products[i]!;
    for (let s = 0; s < width; s++) {
      own -= h[i - i % width + s]! * gram[s * width + i % width]!;
    }
    return own;
  };
  const all = sums(3), subset = sums(2), scale = 2.5;
  const expected = Array.from(h, (_, i) => gradient(all, i));
  gradientCorrection(all, subset, scale, h, width);
  const corrected = {
    products: subset.products.map((value, i) => all.products[i]! + scale * value),
    gram: subset.gram.map((value) => scale * value),
  };
  assert.deepEqual(Array.from(h, (_, i) => gradient(corrected, i)), expected);
});

Deno.test("where all images are at rest each subset is, too", async () => {
  const problem = makeProblem({ n: 1500, p: 40, k: 5, seed: 3, density: 0.4 });
  await withProblem(problem, (images, factors) => {
    for (let i = 0; i < 3000; i++) descentPass(factors, NONE.w, NONE.h);
    descentPass(factors, NONE.w, NONE.h, { activeSet: "find" });
    const rest = factors.components().slice(), norm = Math.hypot(...rest);
    for (const stride of [4, images.plan.blocks]) {
      for (let offset = 0; offset < stride; offset++) {
        const subset = beginSubset(factors, stride, offset);
        for (let i = 0; i < 5; i++) {
          descentPass(factors, NONE.w, NONE.h, { activeSet: i % 2 ? "keep" : "find", subset });
        }
        const moved = Math.hypot(...factors.components().map((value, i) => value - rest[i]!));
        assert.ok(moved < 2e-5 * norm, `stride ${stride}, offset ${offset}: ${moved / norm}`);
        selectRows(factors, 1);
        factors.components().set(rest);
        componentsChanged(factors);
        descentPass(factors, NONE.w, NONE.h);
      }
    }
  });
});
