import assert from "node:assert/strict";
import * as fc from "fast-check";
import ndarray from "ndarray";
import { classStatistics, imagesByClass } from "../../lib/analysis/class_statistics.ts";

interface Facts {
  name: string;
  values: number[];
  mean: number;
  quartiles: number[];
  whiskers: number[];
  outliers: number;
}

const FACTS: Facts[] = JSON.parse(
  Deno.readTextFileSync(new URL("../../testdata/numpy/statistics.json", import.meta.url)),
);

for (const { name, values, mean, quartiles, whiskers, outliers } of FACTS) {
  Deno.test(`classStatistics() says what numpy and matplotlib say: ${name}`, () => {
    const features = ndarray(Float32Array.from(values), [values.length, 1]);
    const [of5] = classStatistics(features, new Int32Array(values.length).fill(5));
    assert.equal(of5!.label, 5);
    assert.equal(of5!.count, values.length);
    assert.ok(Math.abs(of5!.mean[0]! - mean) <= 1e-14 * Math.abs(mean));
    assert.deepEqual(of5!.quartiles.map(([value]) => value), quartiles);
    assert.deepEqual(of5!.whiskers.map(([value]) => value), whiskers);
    assert.equal(of5!.outliers[0], outliers);
  });
}

Deno.test("classStatistics() looks at each component of each class by itself", () => {
  const table = fc.integer({ min: 1, max: 4 }).chain((k) =>
    fc.array(
      fc.record({
        label: fc.constantFrom(-1, 0, 3, 9),
        weights: fc.array(fc.float({ min: 0, max: 9, noNaN: true }), {
          minLength: k,
          maxLength: k,
        }),
      }),
      { minLength: 1 },
    )
  );
  fc.assert(fc.property(table, (rows) => {
    const k = rows[0]!.weights.length;
    const features = ndarray(Float32Array.from(rows.flatMap(({ weights }) => weights)), [
      rows.length,
      k,
    ]);
    const labels = Int32Array.from(rows, ({ label }) => label);
    const all = classStatistics(features, labels);
    assert.deepEqual(
      all.map(({ label }) => label),
      [...new Set(labels)].sort((a, b) => a - b),
    );
    for (const { label: one, count, mean, quartiles } of all) {
      const own = rows.filter(({ label }) => label === one);
      assert.equal(count, own.length);
      for (let t = 0; t < k; t++) {
        // One column alone, as in the tests against numpy above.
        const column = Float32Array.from(own, ({ weights }) => weights[t]!);
        const [alone] = classStatistics(
          ndarray(column, [own.length, 1]),
          new Int32Array(own.length),
        );
        assert.equal(mean[t], alone!.mean[0]);
        assert.deepEqual(quartiles.map((each) => each[t]), alone!.quartiles.map((each) => each[0]));
        const sorted = column.toSorted();
        assert.equal(quartiles[0][t]! + 0, sorted[0]! + 0);
        assert.equal(quartiles[4][t]! + 0, sorted.at(-1)! + 0);
      }
    }
  }));
});

Deno.test("classStatistics() reads features whose rows lie in columns", () => {
  const rowMajor = ndarray(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2]);
  const columnMajor = ndarray(Float32Array.of(1, 3, 5, 2, 4, 6), [2, 3]).transpose(1, 0);
  const labels = Int32Array.of(1, 1, 2);
  assert.deepEqual(classStatistics(columnMajor, labels), classStatistics(rowMajor, labels));
});

Deno.test("imagesByClass() lists every image once, both labels and images rising", () => {
  const byDigit = imagesByClass(Int32Array.of(7, 1, 7, 0, 1));
  assert.deepEqual([...byDigit].map(([digit, images]) => [digit, ...images]), [
    [0, 3],
    [1, 1, 4],
    [7, 0, 2],
  ]);
});
