import assert from "node:assert/strict";
import { initStride } from "../../../lib/factorization/solvers/extrapolated_descent.ts";
import { barImages } from "../../support/bar_images.ts";
import { factorizeHere } from "../../support/factorize_here.ts";

Deno.test("initStride() looks at all images where there are few of them or few components", () => {
  assert.equal(initStride(70_000, 15), 1);
  assert.equal(initStride(4_000, 45), 1);
  assert.equal(initStride(10_000, 45), 4);
  assert.equal(initStride(70_000, 45), 8);
});

for (const [rows, k] of [[2_000, 8], [5_000, 8], [5_000, 20]] as const) {
  Deno.test(`fast gets about as low as cd with ${k} components of ${rows} images, in fewer passes, and says what it does not promise`, async () => {
    const images = barImages(rows);
    const plain = (await factorizeHere(images, { nComponents: k, solver: "cd" })).result;
    const fast = (await factorizeHere(images, { nComponents: k, solver: "fast" })).result;
    assert.ok(fast.converged);
    assert.ok(fast.passes < plain.passes, `${fast.passes} passes, cd ${plain.passes}`);
    assert.ok(
      fast.transformErr < 1.02 * plain.transformErr,
      `${fast.transformErr}, cd ${plain.transformErr}`,
    );
    assert.ok(fast.reconstructionErr >= 0.999 * fast.transformErr);
    assert.match(fast.notes.join(" "), /components may differ from scikit-learn.s/);
  });
}

Deno.test("fast ends at --max-iter, and says that it did not converge", async () => {
  const { result } = await factorizeHere(barImages(500), {
    nComponents: 6,
    solver: "fast",
    maxIter: 9,
  });
  assert.equal(result.passes, 9);
  assert.equal(result.converged, false);
});

Deno.test("fast with penalties is cd", async () => {
  const parameters = { nComponents: 5, alphaW: 0.01, l1Ratio: 0.5 };
  const images = barImages(300);
  const plain = await factorizeHere(images, { ...parameters, solver: "cd" });
  const fast = await factorizeHere(images, { ...parameters, solver: "fast" });
  assert.deepEqual(fast.components, plain.components);
  assert.deepEqual(fast.features, plain.features);
});

Deno.test("fast gives the same numbers each time", async () => {
  const images = barImages(6_000);
  const [a, b] = await Promise.all(
    [1, 2].map(() => factorizeHere(images, { nComponents: 20, solver: "fast", maxIter: 12 })),
  );
  assert.deepEqual(a!.components, b!.components);
});
