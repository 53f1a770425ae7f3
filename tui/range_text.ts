import { count } from "../lib/sections/numbers.ts";

/** What of a list is in sight: `8-14 of 45`, counted from 1; "" where all of it is. */
export function rangeText(first: number, inSight: number, total: number): string {
  if (inSight >= total) return "";
  return `${count(first + 1)}-${count(Math.min(total, first + inSight))} of ${count(total)}`;
}
