import assert from "node:assert/strict";
import ndarray from "ndarray";
import { copyRowMajor, isRowMajor, rowMajor } from "../../lib/arrays/row_major.ts";

const matrix = ndarray(Float32Array.of(9, 1, 2, 3, 4, 5, 6), [2, 3], [3, 1], 1);

Deno.test("rowMajor() is the array's own memory where the values lie in order", () => {
  assert.deepEqual(rowMajor(matrix), Float32Array.of(1, 2, 3, 4, 5, 6));
  assert.equal(rowMajor(matrix).buffer, matrix.data.buffer);
  const row = matrix.hi(1, 3), column = matrix.lo(0, 1).hi(2, 1);
  assert.deepEqual([isRowMajor(row), isRowMajor(column)], [true, false]);
});

Deno.test("rowMajor() copies values that lie by columns, with gaps or backwards", () => {
  assert.deepEqual(rowMajor(matrix.transpose(1, 0)), Float32Array.of(1, 4, 2, 5, 3, 6));
  assert.deepEqual(rowMajor(matrix.lo(0, 1)), Float32Array.of(2, 3, 5, 6));
  assert.deepEqual(rowMajor(matrix.step(-1, 1)), Float32Array.of(4, 5, 6, 1, 2, 3));
});

Deno.test("copyRowMajor() gives another type of numbers", () => {
  const bytes = copyRowMajor(matrix.transpose(1, 0), (length) => new Uint8Array(length));
  assert.deepEqual(bytes, Uint8Array.of(1, 4, 2, 5, 3, 6));
});
