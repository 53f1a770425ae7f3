import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import type { Numbers } from "./numbers.ts";

/**
 * The values in C order.
 *
 * @returns the array's own memory where they lie there one after another, else a copy
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { rowMajor } from "./row_major.ts";
 * const matrix = ndarray(Float32Array.of(1, 2, 3, 4), [2, 2]);
 * assert.equal(rowMajor(matrix).buffer, matrix.data.buffer);
 * assert.deepEqual(rowMajor(matrix.transpose(1, 0)), Float32Array.of(1, 3, 2, 4));
 * ```
 */
export function rowMajor<T extends Numbers>(array: NdArray<T>): T {
  const { data, offset, size } = array;
  if (isRowMajor(array)) return data.subarray(offset, offset + size) as T;
  const Type = data.constructor as new (length: number) => T;
  return copyRowMajor(array, (length) => new Type(length));
}

/** A copy of the values in C order, which may be of another type. */
export function copyRowMajor<T extends Numbers>(
  array: NdArray<Numbers>,
  allocate: (length: number) => T,
): T {
  const copy = ndarray(allocate(array.size), array.shape);
  ops.assign(copy as NdArray<Numbers>, array);
  return copy.data;
}

/** Whether the values lie one after another in C order. */
export function isRowMajor({ shape, stride }: NdArray<Numbers>): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (stride[axis] !== expected && shape[axis] !== 1) return false;
    expected *= shape[axis]!;
  }
  return true;
}
