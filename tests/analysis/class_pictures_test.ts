import assert from "node:assert/strict";
import ndarray from "ndarray";
import { classPictures } from "../../lib/analysis/class_pictures.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { toFactor } from "../../lib/model/model_arrays.ts";

const GOLDEN = new URL("../../testdata/golden/", import.meta.url).pathname;

for (const name of ["sample10k-k15-nndsvd", "mnist70k-k15-nndsvd", "mnist70k-k45-nndsvd"]) {
  Deno.test(`classPictures() has scikit-learn's sums for the top 4 of digit 7: ${name}`, async () => {
    const { class7_top4: facts } = JSON.parse(Deno.readTextFileSync(`${GOLDEN}${name}.json`));
    const npz = await openNpz(`${GOLDEN}${name}.npz`);
    const components = await npz.read("components");
    npz.close();
    assert.ok(isNumbers(components));
    const pictures = classPictures(toFactor(components, name), facts.components);
    for (
      const [picture, expected] of [
        [pictures.mean, facts.mean_sum],
        [pictures.median, facts.median_sum],
        [pictures.minimum, facts.min_sum],
        [pictures.maximum, facts.max_sum],
      ]
    ) {
      const sum = picture.reduce((total: number, value: number) => total + value, 0);
      assert.ok(Math.abs(sum - expected) <= 1e-6 * expected, `${sum} instead of ${expected}`);
    }
  });
}

Deno.test("classPictures() takes each pixel over the components given, in any number", () => {
  const components = ndarray(Float32Array.of(1, 8, 2, 4, 6, 0, 100, 100), [4, 2]);
  assert.deepEqual(classPictures(components, [0, 1, 2]), {
    mean: Float64Array.of(3, 4),
    median: Float64Array.of(2, 4),
    minimum: Float64Array.of(1, 0),
    maximum: Float64Array.of(6, 8),
  });
  assert.deepEqual(classPictures(components, [2, 1]).median, Float64Array.of(4, 2));
  assert.deepEqual(classPictures(components, [3]).median, Float64Array.of(100, 100));
});
