import { barY, ruleY } from "@observablehq/plot";
import type { BarChart } from "../../sections/chart.ts";
import { axes, FILL, frame } from "./item_axis.ts";
import { type DrawnChart, drawPlot } from "./plot.ts";

/** An upright bar for each item. */
export function drawBars(chart: BarChart): DrawnChart {
  const labels = chart.bars.map(({ label }) => label);
  const bars = chart.bars.map(({ label, value }) => ({
    label,
    value,
    title: `${chart.item} ${label}: ${chart.text(value)}`,
  }));
  return drawPlot(chart, {
    ...frame(labels, chart.max),
    marks: [
      ...axes(chart.item, labels, chart.value),
      barY(bars, { x: "label", y: "value", fill: FILL, title: "title" }),
      ruleY([0]),
    ],
  });
}
