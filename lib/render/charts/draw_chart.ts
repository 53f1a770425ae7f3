import type { Chart } from "../../sections/chart.ts";
import { drawBars } from "./bar_chart.ts";
import { drawBoxes } from "./box_chart.ts";
import { drawGroups } from "./grouped_chart.ts";
import { drawHeatMap } from "./heat_map.ts";
import { drawHistogram } from "./histogram_chart.ts";
import type { DrawnChart } from "./plot.ts";

/** Draws a chart as SVG; each once, however often it is asked for. */
export function drawChart(chart: Chart): DrawnChart {
  let found = drawn.get(chart);
  if (!found) drawn.set(chart, found = draw(chart));
  return found;
}
const drawn = new WeakMap<Chart, DrawnChart>();

function draw(chart: Chart): DrawnChart {
  switch (chart.kind) {
    case "bars":
      return drawBars(chart);
    case "boxes":
      return drawBoxes(chart);
    case "heatmap":
      return drawHeatMap(chart);
    case "histogram":
      return drawHistogram(chart);
    case "groups":
      return drawGroups(chart);
  }
}
