import assert from "node:assert/strict";
import * as fc from "fast-check";
import { histogram } from "../../lib/analysis/histogram.ts";

interface Facts {
  name: string;
  values: number[];
  counts: number[];
  edges: number[];
}

const FACTS: Facts[] = JSON.parse(
  Deno.readTextFileSync(new URL("../../testdata/numpy/statistics.json", import.meta.url)),
);

for (const { name, values, counts, edges } of FACTS) {
  Deno.test(`histogram() counts as numpy does: ${name}`, () => {
    const found = histogram(values, 5);
    assert.deepEqual([...found.counts], counts);
    edges.forEach((edge, b) => assert.ok(Math.abs(found.edges[b]! - edge) < 1e-12));
  });
}

Deno.test("histogram() counts every value once, in the bin whose edges enclose it", () => {
  const lists = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(lists, fc.integer({ min: 1, max: 12 }), (values, bins) => {
    const { edges, counts } = histogram(values, bins);
    const expected = Array.from(
      { length: bins },
      (_, b) =>
        values.filter((value) =>
          value >= edges[b]! && (value < edges[b + 1]! || (b === bins - 1 && value <= edges[bins]!))
        ).length,
    );
    assert.deepEqual([...counts], expected);
    assert.equal(expected.reduce((sum, count) => sum + count, 0), values.length);
  }));
});

Deno.test("histogram() of nothing is empty bins from 0 to 1", () => {
  assert.deepEqual(histogram([], 2), {
    edges: Float64Array.of(0, 0.5, 1),
    counts: new Uint32Array(2),
  });
});
