import { axisX, axisY, gridY, type Markish, type PlotOptions } from "@observablehq/plot";

/** The colour of bars and boxes. */
export const FILL = "#4e86c4";
/** The colour of what is marked in them. */
export const MARK = "#e8842c";

/** More items than this make charts wide. */
const MOST_FOR_NARROW = 20;

/** Whether a chart over so many items is wide. */
export function isWide(items: number): boolean {
  return items > MOST_FOR_NARROW;
}

/**
 * What charts over the components have in common; their values begin at 0.
 *
 * @internal its options are Plot's own
 */
export function frame(
  labels: readonly string[],
  max: number | null,
): PlotOptions & { width: number } {
  return {
    width: isWide(labels.length) ? 720 : 440,
    height: 210,
    marginLeft: 40,
    marginBottom: 38,
    x: { type: "band", domain: labels },
    ...(max !== null && { y: { domain: [0, max || 1] } }),
  };
}

/**
 * The items below a chart.
 *
 * @internal
 */
export function itemAxis(item: string, labels: readonly string[]): Markish {
  return axisX({
    ticks: ticks(labels),
    tickSize: 0,
    label: item,
    labelOffset: 34,
    labelArrow: "none",
    labelAnchor: "center",
  });
}

/**
 * The items below a chart and its values beside it.
 *
 * @internal
 */
export function axes(item: string, labels: readonly string[], value: string): Markish[] {
  return [
    gridY({ strokeOpacity: 0.15, ticks: 5 }),
    itemAxis(item, labels),
    axisY({ label: value, labelArrow: "none", ticks: 5 }),
  ];
}

/** Names that fit below a chart of any width. */
const MOST_NAMES = 23;

/** Items that have their name written: all, where these are few, else every second, fifth, tenth, ... */
function ticks(labels: readonly string[]): string[] {
  const n = labels.length;
  const step = [1, 2, 5, 10, 20, 50, 100].find((step) => n / step <= MOST_NAMES) ??
    Math.ceil(n / MOST_NAMES);
  return labels.filter((_, i) => (i + 1) % step === 0);
}
