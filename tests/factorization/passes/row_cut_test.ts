import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan } from "../../../lib/factorization/passes/plan.ts";
import { cutRows, rowsSeen } from "../../../lib/factorization/passes/row_cut.ts";
import { blocksOf } from "../../../lib/factorization/passes/thread_context.ts";

/** What the phases see: the blocks of all chunks. */
const seen = (plan: Plan) =>
  Array.from({ length: plan.chunks }, (_, chunk) => [...blocksOf(plan, chunk)]).flat();

Deno.test("cutRows(): subsets from every offset see each block once, in no more chunks than all rows, and rowsSeen() counts them", () => {
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 400 }),
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 7 }),
    (blocks, stride, missing) => {
      if (stride > blocks) return;
      const blockRows = 8, rows = blocks * blockRows - missing;
      const all = cutRows(blocks, 1, 0), visited: number[] = [];
      let count = 0;
      for (let offset = 0; offset < stride; offset++) {
        const cut = cutRows(blocks, stride, offset);
        const plan = { rows, blocks, blockRows, ...cut } as Plan, own = seen(plan);
        const expected = own.reduce(
          (sum, block) => sum + Math.min(blockRows, rows - block * blockRows),
          0,
        );
        assert.equal(rowsSeen(plan), expected);
        assert.ok(cut.chunks <= all.chunks);
        count += expected;
        visited.push(...own);
      }
      assert.equal(count, rows);
      assert.deepEqual(visited.sort((a, b) => a - b), Array.from({ length: blocks }, (_, i) => i));
    },
  ));
});
