import type {
  BarChart,
  BoxChart,
  Chart,
  GroupedBarChart,
  HeatMap,
  HistogramChart,
} from "../../sections/chart.ts";
import { count } from "../../sections/numbers.ts";
import { bar } from "./bar.ts";
import { boxPlot } from "./box_plot.ts";
import type { TextPlace } from "./place.ts";
import { sparkline } from "./sparkline.ts";
import { styleFor } from "./style.ts";
import { type Column, table } from "./table.ts";

/** What the look of a chart depends on. */
export type ChartPlace = Pick<TextPlace, "columns" | "unicode" | "colorDepth">;

/** A chart as lines of text, with its numbers. */
export function chartLines(chart: Chart, place: ChartPlace): string[] {
  switch (chart.kind) {
    case "bars":
      return barLines(chart, place);
    case "boxes":
      return boxLines(chart, place);
    case "heatmap":
      return heatMapLines(chart, place);
    case "histogram":
      return histogramLines(chart, place);
    case "groups":
      return groupLines(chart, place);
  }
}

const right = (title: string): Column => ({ title: title.toLowerCase(), align: "right" });

/** Cells for bars beside so many others. */
const room = (columns: number, others: number, most: number) =>
  Math.max(10, Math.min(most, columns - others));

function lines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  place: ChartPlace,
) {
  return table(columns, rows, styleFor(place.colorDepth).dim);
}

function barLines({ item, value, bars, max, text }: BarChart, place: ChartPlace): string[] {
  const longest = Math.max(item.length, ...bars.map(({ label }) => label.length));
  const width = room(place.columns, longest + 16, 50);
  const rows = bars.map((one) => [
    one.label,
    text(one.value),
    bar(one.value / max, width, place.unicode).trimEnd(),
  ]);
  return lines([right(item), right(value), { title: "" }], rows, place);
}

function boxLines({ item, boxes, max, text }: BoxChart, place: ChartPlace): string[] {
  const width = Math.max(16, Math.min(80, place.columns - 55));
  const rows = boxes.map((box) => [
    box.label,
    ...[box.mean, box.q1, box.median, box.q3].map(text),
    boxPlot(box, max, width, place.unicode),
    count(box.outliers),
  ]);
  const columns = [item, "mean", "25 %", "50 %", "75 %"].map(right);
  const scale = { title: `0 to ${text(max)}`.padEnd(width) };
  return lines([...columns, scale, right("outliers")], rows, place);
}

/** A row of small bars each, all on one scale. */
function heatMapLines({ item, columns, rows, max, text }: HeatMap, place: ChartPlace): string[] {
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const width = Math.min(columns.length, place.columns - longest - 2);
  return lines(
    [{ title: "" }, { title: `${item.toLowerCase()}s 1 to ${columns.length}, 0 to ${text(max)}` }],
    rows.map(({ label, values }) => [
      label,
      sparkline(values, { width, max, unicode: place.unicode }),
    ]),
    place,
  );
}

/** Bins of a histogram that make one line. */
const BINS_A_LINE = 3;

function histogramLines(chart: HistogramChart, place: ChartPlace): string[] {
  const { edges, counts, item, value, text } = chart;
  const bins: { from: number; to: number; count: number }[] = [];
  for (let b = 0; b < counts.length; b += BINS_A_LINE) {
    const end = Math.min(counts.length, b + BINS_A_LINE);
    const sum = counts.slice(b, end).reduce((a, c) => a + c, 0);
    bins.push({ from: edges[b]!, to: edges[end]!, count: sum });
  }
  const most = Math.max(...bins.map((bin) => bin.count));
  const width = room(place.columns, 36, 50);
  const rows = bins.map((bin) => [
    `${text(bin.from)} to ${text(bin.to)}`,
    count(bin.count),
    bar(bin.count / most, width, place.unicode).trimEnd(),
  ]);
  return lines([right(value), right(item), { title: "" }], rows, place);
}

function groupLines({ title, series, groups, text }: GroupedBarChart, place: ChartPlace): string[] {
  const rows = groups.map(({ label, values }) => [label, ...values.map(text)]);
  const columns = series.map((name): Column => ({ title: name, align: "right" }));
  return [title, ...lines([{ title: "" }, ...columns], rows, place)];
}
