/** The five numbers of a box plot. */
export interface Box {
  /** End of the lower whisker. */
  readonly low: number;
  /** First quartile. */
  readonly q1: number;
  /** Second quartile. */
  readonly median: number;
  /** Third quartile. */
  readonly q3: number;
  /** End of the upper whisker. */
  readonly high: number;
  /** The largest value, where it lies beyond the whisker. */
  readonly maximum?: number;
}

/**
 * A box plot in one line: whiskers `╶──`, the box from the first to the third quartile `███`, the median `┃`; in
 * ASCII `|---[==M==]---|`; an `o` at the largest outlier. All on the scale 0..max.
 *
 * @param box the numbers, low <= q1 <= median <= q3 <= high
 * @param max the value at the right edge
 * @param width cells
 *
 * @example
 * ```ts
 * import { boxPlot } from "./box_plot.ts";
 * const box = { low: 0, q1: 2, median: 4, q3: 6, high: 9 };
 * if (boxPlot(box, 9, 10) !== "╶─██┃██──╴") throw new Error(boxPlot(box, 9, 10));
 * ```
 */
export function boxPlot(box: Box, max: number, width: number, unicode = true): string {
  const cell = (value: number) =>
    max > 0 ? Math.min(width - 1, Math.max(0, Math.round(value / max * (width - 1)))) : 0;
  const cells = new Array<string>(width).fill(" ");
  const paint = (from: number, to: number, character: string) =>
    cells.fill(character, from, to + 1);
  const [low, q1, median, q3, high] = [box.low, box.q1, box.median, box.q3, box.high].map(cell) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (box.maximum !== undefined && box.maximum > box.high) {
    const at = cell(box.maximum);
    paint(at, at, "o");
  }
  paint(low, high, unicode ? "─" : "-");
  paint(low, low, unicode ? "╶" : "|");
  paint(high, high, unicode ? "╴" : "|");
  paint(q1, q3, unicode ? "█" : "=");
  paint(median, median, unicode ? "┃" : "M");
  return cells.join("");
}
