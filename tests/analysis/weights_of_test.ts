import assert from "node:assert/strict";
import fc from "fast-check";
import ndarray from "ndarray";
import { weightsOf } from "../../lib/analysis/weights_of.ts";

const matrix = (k: number, p: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: k * p, maxLength: k * p });

Deno.test("weightsOf() finds the least distance: no weight can be raised or lowered for the better", () => {
  fc.assert(fc.property(
    matrix(4, 10),
    fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 10, maxLength: 10 }),
    (values, image) => {
      const components = ndarray(Float32Array.from(values), [4, 10]);
      const weights = weightsOf(components, image);
      const rest = image.map((x, j) =>
        x - weights.reduce((sum, weight, t) => sum + weight * components.get(t, j), 0)
      );
      weights.forEach((weight, t) => {
        const slope = rest.reduce((sum, x, j) => sum + x * components.get(t, j), 0);
        assert.ok(weight >= 0);
        assert.ok(slope < 1e-3, `component ${t} should weigh more: ${slope}`);
        if (weight > 1e-6) assert.ok(slope > -1e-3, `component ${t} should weigh less: ${slope}`);
      });
    },
  ));
});

Deno.test("weightsOf() takes apart what was put together", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }),
      (mix) => {
        const rows = [[9, 1, 0, 0, 2], [0, 7, 3, 0, 1], [1, 0, 0, 8, 4]];
        const components = ndarray(Float32Array.from(rows.flat()), [3, 5]);
        const image = rows[0]!.map((_, j) => mix.reduce((sum, m, t) => sum + m * rows[t]![j]!, 0));
        weightsOf(components, image).forEach((weight, t) =>
          assert.ok(Math.abs(weight - mix[t]!) < 1e-5)
        );
      },
    ),
  );
});

Deno.test("weightsOf() gives nothing to black images and to components that are empty", () => {
  const components = ndarray(Float32Array.of(0, 0, 0, 1, 2, 3), [2, 3]);
  assert.deepEqual([...weightsOf(components, [0, 0, 0])], [0, 0]);
  assert.deepEqual([...weightsOf(components, [1, 2, 3])], [0, 1]);
});
