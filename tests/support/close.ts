import assert from "node:assert/strict";

/**
 * Asserts that two arrays agree to `tolerance` of the largest magnitude in the expected one (at least 1e-30).
 *
 * @param what names the arrays in the message
 */
export function assertClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = "array",
): void {
  assert.equal(found.length, expected.length, `${what}: length`);
  let largest = 1e-30;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(expected[i]!));
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(found[i]! - expected[i]!);
    if (!(difference <= tolerance * largest)) {
      assert.fail(`${what}[${i}]: ${found[i]} instead of ${expected[i]} (largest ${largest})`);
    }
  }
}
