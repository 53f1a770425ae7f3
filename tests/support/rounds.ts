/** Whether the long way is gone, as `deno task test:faults` and `deno task fuzz` do. */
export const IS_FULL = Deno.env.get("STROKES_FULL") === "1";

/** How often something is tried: few times in the fast tests, many where STROKES_FULL is 1. */
export function rounds(fast: number, full: number): number {
  return IS_FULL ? full : fast;
}
