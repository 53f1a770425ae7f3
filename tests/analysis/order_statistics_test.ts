import assert from "node:assert/strict";
import * as fc from "fast-check";
import { orderStatistics } from "../../lib/analysis/order_statistics.ts";

const numbers = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
);

Deno.test("orderStatistics() finds what sorting finds, at any places", () => {
  fc.assert(fc.property(fc.array(numbers, { minLength: 1 }), fc.array(fc.nat()), (list, picks) => {
    const values = Float64Array.from(list);
    const places = picks.map((pick) => pick % values.length).sort((a, b) => a - b);
    const sorted = values.toSorted();
    const found = orderStatistics(values, places);
    // Compared by ==, since 0 and -0 are equal in order.
    assert.ok(places.every((place, i) => found[i] == sorted[place]), `${found} of ${sorted}`);
    assert.deepEqual(values, Float64Array.from(list));
  }));
});

Deno.test("orderStatistics() sorts where nearly all values crowd into one bucket", () => {
  const values = Float32Array.from(
    { length: 1000 },
    (_, i) => i === 7 ? 1e30 : (i * 37 % 1000) + 1,
  );
  const sorted = values.toSorted();
  assert.deepEqual(orderStatistics(values, [0, 1, 500, 998, 999]), [
    sorted[0],
    sorted[1],
    sorted[500],
    sorted[998],
    Math.fround(1e30),
  ]);
});
