/**
 * A float32 as the number of fewest decimal digits that gives it back: 0.1 instead of 0.10000000149011612. Six to nine
 * significant digits always do.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { shortFloat } from "./short_float.ts";
 * assert.equal(shortFloat(Math.fround(0.1)), 0.1);
 * ```
 */
export function shortFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/** All values of an array of float32, each as {@linkcode shortFloat}. */
export function shortFloats(values: ArrayLike<number>): number[] {
  return Array.from(values, shortFloat);
}
