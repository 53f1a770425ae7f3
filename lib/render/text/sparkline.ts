const LEVELS = "▁▂▃▄▅▆▇█";
const ASCII_LEVELS = "_.:-=+*#";

/**
 * Numbers as one character each, from zero (or the lowest, if negative) to the largest; NaN leaves a gap. With more
 * numbers than `width` each character is the mean of a stretch of them.
 *
 * @example
 * ```ts
 * import { sparkline } from "./sparkline.ts";
 * if (sparkline([0, 1, 2, 7]) !== "▁▂▃█") throw new Error();
 * ```
 */
export function sparkline(
  values: ArrayLike<number>,
  { width = values.length, max, min, unicode = true }: {
    width?: number;
    max?: number;
    min?: number;
    unicode?: boolean;
  } = {},
): string {
  const points = shorten(Array.from(values), width);
  const known = points.filter((value) => !Number.isNaN(value));
  const low = min ?? Math.min(0, ...known);
  const high = max ?? Math.max(low, ...known);
  const levels = unicode ? LEVELS : ASCII_LEVELS;
  return points.map((value) => {
    if (Number.isNaN(value)) return " ";
    const fraction = high > low ? (value - low) / (high - low) : 0;
    const level = Math.round(Math.min(1, Math.max(0, fraction)) * (levels.length - 1));
    return levels[level];
  }).join("");
}

function shorten(values: number[], width: number): number[] {
  if (values.length <= width) return values;
  return Array.from({ length: width }, (_, i) => {
    const from = Math.floor(i * values.length / width);
    const to = Math.max(from + 1, Math.floor((i + 1) * values.length / width));
    return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
}
