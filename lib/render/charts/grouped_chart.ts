import { axisY, barY, gridY, ruleY } from "@observablehq/plot";
import type { GroupedBarChart } from "../../sections/chart.ts";
import { LEGEND_HEIGHT, withSwatches } from "./legend.ts";
import { type DrawnChart, drawPlot } from "./plot.ts";

/** One colour for each series; from the sixth on they begin again. */
const COLORS = ["#4e86c4", "#e8842c", "#4fa36b", "#b565a7", "#a08a3c"];

/** A bar of each series in each group. */
export function drawGroups(chart: GroupedBarChart): DrawnChart {
  const { series, groups, value, text } = chart;
  const bars = groups.flatMap(({ label, values }) =>
    values.map((value, i) => ({
      label,
      series: series[i]!,
      value,
      title: `${label}, ${series[i]}: ${text(value)}`,
    }))
  );
  const colors = series.map((_, i) => COLORS[i % COLORS.length]!);
  const drawn = drawPlot(chart, {
    width: 640,
    height: 260 + LEGEND_HEIGHT,
    marginTop: 20 + LEGEND_HEIGHT,
    marginLeft: 48,
    fx: { label: null, domain: groups.map(({ label }) => label) },
    x: { type: "band", domain: series, axis: null },
    color: { domain: series, range: colors },
    marks: [
      gridY({ strokeOpacity: 0.15, ticks: 5 }),
      axisY({ label: value, labelArrow: "none", ticks: 5 }),
      barY(bars, { fx: "label", x: "series", y: "value", fill: "series", title: "title" }),
      ruleY([0]),
    ],
  });
  return withSwatches(drawn, chart.value, series.map((name, i) => ({ name, color: colors[i]! })));
}
