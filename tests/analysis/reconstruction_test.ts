import assert from "node:assert/strict";
import * as fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { inverseTransform, reconstruct } from "../../lib/analysis/reconstruction.ts";

/** Not negative, many of them 0, over a range at which the order of a sum shows in its last bits. */
const weight = fc.oneof(fc.constant(0), fc.float({ min: 0, max: 1e6, noNaN: true }));

const factors = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  k: fc.integer({ min: 1, max: 6 }),
  p: fc.integer({ min: 1, max: 9 }),
}).chain(({ n, k, p }) =>
  fc.record({ features: matrix(n, k, weight), components: matrix(k, p, weight) })
);

function matrix(
  rows: number,
  columns: number,
  value: fc.Arbitrary<number>,
): fc.Arbitrary<NdArray<Float32Array>> {
  const size = rows * columns;
  return fc.array(value, { minLength: size, maxLength: size })
    .map((values) => ndarray(Float32Array.from(values), [rows, columns]));
}

Deno.test("reconstruct() and inverseTransform() agree to the bit, and with the sum written out", () => {
  fc.assert(fc.property(factors, ({ features, components }) => {
    const [n, k] = features.shape as [number, number];
    const p = components.shape[1]!;
    const all = inverseTransform(features, components);
    assert.deepEqual(all.shape, [n, p]);
    for (let i = 0; i < n; i++) {
      const byHand = reconstruct(features, components, i);
      assert.deepEqual(byHand, all.data.subarray(i * p, (i + 1) * p));
      for (let j = 0; j < p; j++) {
        const terms = Array.from(
          { length: k },
          (_, t) => features.get(i, t) * components.get(t, j),
        );
        assert.equal(byHand[j], Math.fround(terms.reduce((sum, term) => sum + term, 0)));
      }
    }
  }));
});

Deno.test("inverseTransform() rebuilds the rows asked for, in their order", () => {
  const features = ndarray(Float32Array.of(1, 0, 0, 1, 2, 2), [3, 2]);
  const components = ndarray(Float32Array.of(1, 2, 30, 40), [2, 2]);
  assert.deepEqual([...inverseTransform(features, components, [2, 0]).data], [62, 84, 1, 2]);
});
