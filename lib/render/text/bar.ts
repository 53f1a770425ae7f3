const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/**
 * A horizontal bar, padded with spaces to its width: to an eighth of a cell, or with `#` where only ASCII is sure.
 *
 * @param fraction how full, 0..1; what lies outside is clipped, NaN is empty
 * @param width cells
 *
 * @example
 * ```ts
 * import { bar } from "./bar.ts";
 * if (bar(0.5, 4) !== "██  ") throw new Error();
 * if (bar(0.5, 4, false) !== "##  ") throw new Error();
 * ```
 */
export function bar(fraction: number, width: number, unicode = true): string {
  const full = Math.min(1, Math.max(0, fraction || 0)) * width;
  if (!unicode) return "#".repeat(Math.round(full)).padEnd(width);
  const eighths = Math.round(full * 8);
  return ("█".repeat(eighths >> 3) + EIGHTHS[eighths & 7]).padEnd(width);
}
