import assert from "node:assert/strict";
import * as fc from "fast-check";
import { best, rankOf, worst } from "../../lib/analysis/ranking.ts";

/** Distances with many ties. */
const distances = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
  .map((list) => Float64Array.from(list, (value) => value / 3));

Deno.test("worst() and best() sort by distance, ties by lower index, for any number wanted", () => {
  fc.assert(fc.property(distances, fc.integer({ min: -1, max: 15 }), (values, n) => {
    const indices = [...values.keys()];
    const falling = indices.toSorted((a, b) => values[b]! - values[a]! || a - b);
    const rising = indices.toSorted((a, b) => values[a]! - values[b]! || a - b);
    assert.deepEqual(worst(values, n), falling.slice(0, Math.max(0, n)));
    assert.deepEqual(best(values, n), rising.slice(0, Math.max(0, n)));
  }));
});

Deno.test("worst() and best() choose within the indices given", () => {
  const values = Float64Array.of(5, 1, 9, 3, 7);
  assert.deepEqual(worst(values, 2, [1, 3, 4]), [4, 3]);
  assert.deepEqual(best(values, 2, Uint32Array.of(0, 2, 4)), [0, 4]);
  assert.deepEqual(worst(values, 2, []), []);
});

Deno.test("rankOf() is the place in worst(), from 1", () => {
  fc.assert(fc.property(distances, (values) => {
    worst(values, values.length).forEach((index, place) =>
      assert.equal(rankOf(values, index), place + 1)
    );
  }));
});
