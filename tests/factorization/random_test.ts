import assert from "node:assert/strict";
import { randomState } from "../../lib/factorization/random.ts";

interface Stream {
  readonly seed: number;
  readonly first: readonly number[];
  readonly every997th: readonly number[];
  readonly sum: number;
  readonly sum_of_squares: number;
}

const STREAMS: readonly Stream[] = JSON.parse(
  await Deno.readTextFile(new URL("../../testdata/sklearn/random.json", import.meta.url)),
);

for (const { seed, first, every997th, sum, sum_of_squares } of STREAMS) {
  Deno.test(`randomState(${seed}) draws the 20,000 normals that numpy draws`, () => {
    const random = randomState(seed);
    const stream = Array.from({ length: 20000 }, () => random.normal());
    assert.deepEqual(stream.slice(0, 10), first);
    assert.deepEqual(stream.filter((_, i) => i % 997 === 0), every997th);
    assert.ok(Math.abs(stream.reduce((s, x) => s + x, 0) - sum) < 1e-9);
    assert.ok(Math.abs(stream.reduce((s, x) => s + x * x, 0) / sum_of_squares - 1) < 1e-13);
  });
}

Deno.test("randomState() starts each stream anew and keeps streams apart", () => {
  const [a, b] = [randomState(5), randomState(5)];
  const alone = [a.normal(), a.normal(), a.normal()];
  randomState(6).normal();
  assert.deepEqual([b.normal(), b.normal(), b.normal()], alone);
});
