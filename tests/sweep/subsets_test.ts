import { deepEqual, equal } from "node:assert/strict";
import ndarray, { type NdArray } from "ndarray";
import type { Pixels } from "../../lib/dataset/dataset.ts";
import { blockOf, randomHalves, transposed } from "../../lib/sweep/subsets.ts";

const images = ndarray(Uint8Array.from({ length: 12 }, (_, i) => i), [4, 3]);
const rowsOf = (matrix: NdArray<Pixels>) => {
  const [n, p] = matrix.shape as [number, number];
  return Array.from({ length: n }, (_, i) => Array.from({ length: p }, (_, j) => matrix.get(i, j)));
};

Deno.test("blockOf() takes images and pixels in the order asked for", () => {
  deepEqual(rowsOf(blockOf(images, Uint32Array.of(3, 0))), [[9, 10, 11], [0, 1, 2]]);
  deepEqual(rowsOf(blockOf(images, Uint32Array.of(1), Uint32Array.of(2, 0))), [[5, 3]]);
});

Deno.test("transposed() exchanges images and pixels", () => {
  deepEqual(rowsOf(transposed(images)), [[0, 3, 6, 9], [1, 4, 7, 10], [2, 5, 8, 11]]);
});

Deno.test("randomHalves() has every number once, the same for a seed, another for another", () => {
  const [first, second] = randomHalves(101, 3);
  deepEqual([first.length, second.length], [51, 50]);
  deepEqual([...first, ...second].sort((a, b) => a - b), Array.from({ length: 101 }, (_, i) => i));
  deepEqual(randomHalves(101, 3), [first, second]);
  equal(randomHalves(101, 4)[0].join() === first.join(), false);
});
