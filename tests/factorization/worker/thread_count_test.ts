import assert from "node:assert/strict";
import { mostThreads, threadCount } from "../../../lib/factorization/worker/thread_count.ts";

Deno.test("threadCount() is what was asked for, else the machine's cores", () => {
  assert.equal(threadCount(3), 3);
  assert.equal(threadCount(mostThreads()), mostThreads());
  assert.equal(threadCount(), navigator.hardwareConcurrency);
});

for (const wrong of [0, -1, 1.5, NaN, 1e6]) {
  Deno.test(`threadCount() refuses ${wrong} threads`, () => {
    assert.throws(() => threadCount(wrong), {
      name: "Failure",
      message: `n_threads == ${wrong}, must be a whole number from 1 to ${mostThreads()}`,
    });
  });
}
