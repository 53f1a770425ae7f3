import assert from "node:assert/strict";
import * as fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { distances } from "../../lib/analysis/distances.ts";
import type { Pixels } from "../../lib/dataset/dataset.ts";

const pixel = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 255 }));
const weight = fc.oneof(fc.constant(0), fc.float({ min: 0, max: 50, noNaN: true }));

const cases = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  k: fc.integer({ min: 1, max: 9 }),
  p: fc.integer({ min: 1, max: 24 }),
}).chain(({ n, k, p }) =>
  fc.record({
    pixels: fc.array(pixel, { minLength: n * p, maxLength: n * p }),
    features: fc.array(weight, { minLength: n * k, maxLength: n * k })
      .map((values) => ndarray(Float32Array.from(values), [n, k])),
    components: fc.array(weight, { minLength: k * p, maxLength: k * p })
      .map((values) => ndarray(Float32Array.from(values), [k, p])),
  })
);

/** ‖x − wH‖ as it is written. */
function byDefinition(
  images: NdArray<Pixels>,
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
): number[] {
  const [n, p] = images.shape as [number, number];
  return Array.from({ length: n }, (_, i) => {
    const rest = Array.from({ length: p }, (_, j) => {
      let rebuilt = 0;
      for (let t = 0; t < components.shape[0]!; t++) {
        rebuilt += features.get(i, t) * components.get(t, j);
      }
      return images.get(i, j) - rebuilt;
    });
    return Math.hypot(...rest);
  });
}

function assertClose(found: ArrayLike<number>, expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  expected.forEach((value, i) =>
    assert.ok(Math.abs(found[i]! - value) <= 1e-9 * value + 1e-9, `${found[i]} instead of ${value}`)
  );
}

Deno.test("distances() of bytes, of floats and of images that lie in columns are those of the definition", () => {
  fc.assert(fc.property(cases, ({ pixels, features, components }) => {
    const [n, p] = [features.shape[0]!, components.shape[1]!];
    const expected = byDefinition(ndarray(Uint8Array.from(pixels), [n, p]), features, components);
    const transposed = Uint8Array.from(
      pixels,
      (_, at) => pixels[(at % n) * p + Math.floor(at / n)]!,
    );
    const layouts = [
      ndarray(Uint8Array.from(pixels), [n, p]),
      ndarray(Float32Array.from(pixels), [n, p]),
      ndarray(transposed, [p, n]).transpose(1, 0),
      ndarray(Uint8Array.of(9, ...pixels), [n, p], [p, 1], 1),
    ];
    for (const images of layouts) {
      assertClose(distances(images as NdArray<Pixels>, features, components), expected);
    }
  }));
});

Deno.test("distances() stay exact for images that are rebuilt almost perfectly", () => {
  // Thirds of the image, times 3: what is left is the rounding of float32, and the expanded formula cancels.
  const image = Uint8Array.from({ length: 784 }, (_, j) => j % 251);
  const components = ndarray(Float32Array.from(image, (value) => value / 3), [1, 784]);
  const features = ndarray(Float32Array.of(3), [1, 1]);
  const images = ndarray(image, [1, 784]);
  const [expected] = byDefinition(images, features, components) as [number];
  const [found] = distances(images, features, components);
  assert.ok(expected > 0 && expected < 1e-3);
  assert.ok(Math.abs(found! / expected - 1) < 1e-9, `${found} instead of ${expected}`);
});

Deno.test("distances() are 0 for a black image with no weights", () => {
  const components = ndarray(Float32Array.of(1, 2, 3, 4), [1, 4]);
  const black = ndarray(new Uint8Array(4), [1, 4]);
  assert.deepEqual([...distances(black, ndarray(Float32Array.of(0), [1, 1]), components)], [0]);
});
