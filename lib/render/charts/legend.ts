import { type DrawnChart, escapeXml } from "./plot.ts";

/** Pixels that a legend takes. */
export const LEGEND_HEIGHT = 28;
const BAR = { width: 120, height: 9, steps: 32 };
/** About the width of a character of 11 pixels. */
const CHARACTER = 6;

/**
 * Colours from 0 to the largest value, at the bottom of a chart that left {@linkcode LEGEND_HEIGHT} pixels for them.
 *
 * @param color of a share 0..1
 * @param max as people read it
 */
export function withColorBar(
  chart: DrawnChart,
  color: (share: number) => string,
  value: string,
  max: string,
): DrawnChart {
  const { width, height, steps } = BAR;
  const top = heightOf(chart) - LEGEND_HEIGHT / 2 - 3;
  const left = chart.width - width - 20 - max.length * CHARACTER;
  const rects = Array.from(
    { length: steps },
    (_, i) =>
      `<rect x="${left + i * width / steps}" y="${top}" width="${width / steps + 0.3}" ` +
      `height="${height}" fill="${color((i + 0.5) / steps)}"/>`,
  );
  const text = (x: number, anchor: string, words: string) =>
    `<text x="${x}" y="${top + height}" text-anchor="${anchor}" fill="currentColor">${
      escapeXml(words)
    }</text>`;
  return withMarkup(chart, [
    text(left - 6, "end", `${value}: 0`),
    ...rects,
    text(left + width + 6, "start", max),
  ]);
}

/**
 * A square and a name for each series, at the top of a chart that left {@linkcode LEGEND_HEIGHT} pixels for them.
 *
 * @param value what stands there already, above the axis
 */
export function withSwatches(
  chart: DrawnChart,
  value: string,
  series: readonly { readonly name: string; readonly color: string }[],
): DrawnChart {
  let left = 24 + value.length * CHARACTER;
  const entries = series.map(({ name, color }) => {
    const x = left;
    left += 16 + (name.length + 2) * CHARACTER;
    return `<rect x="${x}" y="5" width="10" height="10" fill="${color}"/>` +
      `<text x="${x + 14}" y="14" fill="currentColor">${escapeXml(name)}</text>`;
  });
  return withMarkup(chart, entries);
}

function withMarkup(chart: DrawnChart, markup: readonly string[]): DrawnChart {
  return { ...chart, svg: chart.svg.replace(/<\/svg>$/, `${markup.join("")}</svg>`) };
}

function heightOf({ svg }: DrawnChart): number {
  return Number(/ height="([\d.]+)"/.exec(svg)![1]);
}
