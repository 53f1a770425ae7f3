import assert from "node:assert/strict";
import { contrast } from "../../lib/analysis/contrast.ts";
import { topComponents } from "../../lib/analysis/top_components.ts";

Deno.test("topComponents() sorts by mean, ties by lower index, and gives at most k", () => {
  const mean = Float64Array.of(1, 3, 0, 3, 2);
  assert.deepEqual(topComponents(mean, 4), [1, 3, 4, 0]);
  assert.deepEqual(topComponents(mean, 0), []);
  assert.deepEqual(topComponents(mean, 99), [1, 3, 4, 0, 2]);
  assert.deepEqual([...mean], [1, 3, 0, 3, 2]);
});

Deno.test("contrast() puts first what distinguishes two digits most, whichever has more of it", () => {
  assert.deepEqual(contrast([1, 0, 5, 2], [1, 4, 4, 3]), [1, 2, 3, 0]);
});
