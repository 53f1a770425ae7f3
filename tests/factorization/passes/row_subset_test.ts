import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan } from "../../../lib/factorization/passes/plan.ts";
import { createSampler, gradientCorrection } from "../../../lib/factorization/passes/row_subset.ts";
import { blocksOf } from "../../../lib/factorization/passes/thread_context.ts";
import { makeProblem, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

/** What the phases see: the blocks of all chunks. */
const seen = (plan: Plan) =>
  Array.from({ length: plan.chunks }, (_, chunk) => [...blocksOf(plan, chunk)]).flat();

Deno.test("samples from every offset see each block once, know how many rows those are, and all is as before in the end", () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 7 }),
    (blocks, chunkBlocks, stride, missing) => {
      if (stride > blocks) return;
      const blockRows = 8, rows = blocks * blockRows - missing;
      const plan = {
        rows,
        blocks,
        blockRows,
        chunkBlocks,
        chunks: Math.ceil(blocks / chunkBlocks),
        stride: 1,
        offset: 0,
      } as Plan;
      const before = { ...plan }, sampler = createSampler(plan);
      let all = 0;
      const visited: number[] = [];
      for (let offset = 0; offset < stride; offset++) {
        const found = sampler(stride, offset);
        const own = seen(plan);
        assert.equal(
          found,
          own.reduce((sum, block) => sum + Math.min(blockRows, rows - block * blockRows), 0),
        );
        assert.ok(plan.chunks <= before.chunks);
        all += found;
        visited.push(...own);
      }
      assert.equal(all, rows);
      assert.deepEqual(visited.sort((a, b) => a - b), Array.from({ length: blocks }, (_, i) => i));
      sampler(1, 0);
      assert.deepEqual(plan, before);
    },
  ));
});

Deno.test("gradientCorrection() makes the pull of a sample at H that of all rows", () => {
  const width = 4, h = Float32Array.of(1, 0, 2, 0, 0, 3, 1, 0);
  const sums = (seed: number) => ({
    products: Float32Array.from({ length: 8 }, (_, i) => (i * seed) % 7),
    gram: Float64Array.from({ length: 16 }, (_, i) => (i * seed) % 5),
  });
  const pull = ({ products, gram }: ReturnType<typeof sums>, i: number) => {
    let own = products[i]!;
    for (let s = 0; s < width; s++) {
      own -= h[i - i % width + s]! * gram[s * width + i % width]!;
    }
    return own;
  };
  const all = sums(3), sample = sums(2), scale = 2.5;
  const expected = Array.from(h, (_, i) => pull(all, i));
  gradientCorrection(all, sample, scale, h, width);
  const corrected = {
    products: sample.products.map((value, i) => all.products[i]! + scale * value),
    gram: sample.gram.map((value) => scale * value),
  };
  assert.deepEqual(Array.from(h, (_, i) => pull(corrected, i)), expected);
});

Deno.test("where all images rest each sample rests, too", async () => {
  const problem = makeProblem({ n: 1500, p: 40, k: 5, seed: 3, density: 0.4 });
  await withProblem(problem, (images, factors) => {
    for (let i = 0; i < 3000; i++) factors.pass(NONE.w, NONE.h);
    factors.pass(NONE.w, NONE.h, { rest: "find" });
    const rest = factors.components().slice(), norm = Math.hypot(...rest);
    for (const stride of [4, images.plan.blocks]) {
      for (let offset = 0; offset < stride; offset++) {
        factors.beginSubset(stride, offset);
        for (let i = 0; i < 5; i++) factors.pass(NONE.w, NONE.h, { rest: i % 2 ? "keep" : "find" });
        const moved = Math.hypot(...factors.components().map((value, i) => value - rest[i]!));
        assert.ok(moved < 2e-5 * norm, `stride ${stride}, offset ${offset}: ${moved / norm}`);
        factors.sample(1);
        factors.components().set(rest);
        factors.componentsChanged();
        factors.pass(NONE.w, NONE.h);
      }
    }
  });
});
