import { axisX, axisY, gridY, rectY, ruleX, ruleY } from "@observablehq/plot";
import type { HistogramChart } from "../../sections/chart.ts";
import { count } from "../../sections/numbers.ts";
import { FILL } from "./item_axis.ts";
import { type DrawnChart, drawPlot } from "./plot.ts";

/** A bar for each bin, and a line at the mean. */
export function drawHistogram(chart: HistogramChart): DrawnChart {
  const { edges, counts, mean, item, value, text } = chart;
  const bins = counts.map((images, b) => ({
    from: edges[b]!,
    to: edges[b + 1]!,
    images,
    title: `${text(edges[b]!)} to ${text(edges[b + 1]!)}: ${count(images)} ${item}`,
  }));
  const label = item[0]!.toUpperCase() + item.slice(1);
  return drawPlot(chart, {
    width: 640,
    height: 240,
    marginLeft: 48,
    marginRight: 32,
    marginBottom: 40,
    marks: [
      gridY({ strokeOpacity: 0.15, ticks: 5 }),
      axisX({ label: value, labelOffset: 36, labelArrow: "none", labelAnchor: "center" }),
      axisY({ label, labelArrow: "none", ticks: 5 }),
      rectY(bins, { x1: "from", x2: "to", y: "images", fill: FILL, title: "title" }),
      ruleX([mean], { strokeDasharray: "3,3" }),
      ruleY([0]),
    ],
  });
}
