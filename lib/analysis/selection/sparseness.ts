import type { NdArray } from "ndarray";
import type { Numbers } from "../../arrays/numbers.ts";

/**
 * Hoyer's sparseness (2004) of each row: 0 where all its values are equal, 1 where only one is not zero;
 * (√p − ‖x‖₁ / ‖x‖₂) / (√p − 1).
 *
 * @param matrix (k, p), not negative, p at least 2
 * @returns (k,); 0 for a row of zeros
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { sparseness } from "./sparseness.ts";
 * assert.deepEqual([...sparseness(ndarray(new Float64Array([0, 3, 0, 0, 1, 1, 1, 1]), [2, 4]))], [1, 0]);
 * ```
 */
export function sparseness(matrix: NdArray<Numbers>): Float64Array {
  const [k, p] = matrix.shape as [number, number];
  const root = Math.sqrt(p);
  return Float64Array.from({ length: k }, (_, t) => {
    let sum = 0, squares = 0;
    for (let j = 0; j < p; j++) {
      const value = matrix.get(t, j);
      sum += value;
      squares += value * value;
    }
    return squares > 0 ? (root - sum / Math.sqrt(squares)) / (root - 1) : 0;
  });
}
