import assert from "node:assert/strict";
import { sampleStride } from "../../lib/factorization/extrapolated_descent.ts";
import { factorizeHere } from "../support/factorize_here.ts";
import { randomNumbers } from "../support/random_numbers.ts";

/** Images of bars on 8 x 8, each bar there with probability 1/4 and of its own light. */
function bars(rows: number): { shape: [number, number]; values: number[]; integers: boolean } {
  const random = randomNumbers(5);
  const values: number[] = [];
  for (let i = 0; i < rows; i++) {
    const light = Array.from({ length: 16 }, () => random() < 0.25 ? 60 + 60 * random() : 0);
    for (let j = 0; j < 64; j++) {
      const lit = light[j >> 3]! + light[8 + j % 8]! + (random() < 0.3 ? 20 * random() : 0);
      values.push(Math.floor(lit));
    }
  }
  return { shape: [rows, 64], values, integers: true };
}

Deno.test("sampleStride() looks at all images where there are few of them or few components", () => {
  assert.equal(sampleStride(70_000, 15), 1);
  assert.equal(sampleStride(4_000, 45), 1);
  assert.equal(sampleStride(10_000, 45), 4);
  assert.equal(sampleStride(70_000, 45), 8);
});

for (const k of [8, 20]) {
  Deno.test(`fast gets about as low as cd with ${k} components, in fewer passes, and says what it does not promise`, async () => {
    const images = bars(5_000);
    const plain = (await factorizeHere(images, { nComponents: k, solver: "cd" })).result;
    const fast = (await factorizeHere(images, { nComponents: k, solver: "fast" })).result;
    assert.ok(fast.converged);
    assert.ok(fast.passes < plain.passes, `${fast.passes} passes, cd ${plain.passes}`);
    assert.ok(
      fast.transformErr < 1.02 * plain.transformErr,
      `${fast.transformErr}, cd ${plain.transformErr}`,
    );
    assert.ok(fast.reconstructionErr >= 0.999 * fast.transformErr);
    assert.match(fast.notes.join(" "), /may be others/);
  });
}

Deno.test("fast ends at --max-iter, and says that it did not converge", async () => {
  const { result } = await factorizeHere(bars(500), { nComponents: 6, solver: "fast", maxIter: 9 });
  assert.equal(result.passes, 9);
  assert.equal(result.converged, false);
});

Deno.test("fast with penalties is cd", async () => {
  const parameters = { nComponents: 5, alphaW: 0.01, l1Ratio: 0.5 };
  const images = bars(300);
  const plain = await factorizeHere(images, { ...parameters, solver: "cd" });
  const fast = await factorizeHere(images, { ...parameters, solver: "fast" });
  assert.deepEqual(fast.components, plain.components);
  assert.deepEqual(fast.features, plain.features);
});

Deno.test("fast gives the same numbers each time", async () => {
  const images = bars(6_000);
  const [a, b] = await Promise.all(
    [1, 2].map(() => factorizeHere(images, { nComponents: 20, solver: "fast", maxIter: 12 })),
  );
  assert.deepEqual(a!.components, b!.components);
});
