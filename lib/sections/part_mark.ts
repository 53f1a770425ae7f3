/**
 * The letter that stands for a part of a picture where there are no colours; parts count from 1, 0 is none. Letters, as
 * numbers would be taken for those of the components.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { partMark } from "./part_mark.ts";
 * assert.deepEqual([0, 1, 2, 10].map(partMark), [" ", "A", "B", "J"]);
 * ```
 */
export function partMark(part: number): string {
  return part === 0 ? " " : String.fromCharCode("A".charCodeAt(0) + (part - 1) % 26);
}
