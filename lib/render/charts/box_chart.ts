import { barY, dot, ruleX, ruleY, tickY } from "@observablehq/plot";
import type { BoxChart, BoxOf } from "../../sections/chart.ts";
import { count } from "../../sections/numbers.ts";
import { axes, FILL, frame, MARK } from "./item_axis.ts";
import { type DrawnChart, drawPlot } from "./plot.ts";

/** A box plot for each item. */
export function drawBoxes(chart: BoxChart): DrawnChart {
  const labels = chart.boxes.map(({ label }) => label);
  const boxes = chart.boxes.map((box) => ({ ...box, title: wordsOf(box, chart) }));
  const x = "label";
  return drawPlot(chart, {
    ...frame(labels, chart.max),
    marks: [
      ...axes(chart.item, labels, chart.value),
      ruleX(boxes, { x, y1: "low", y2: "high", strokeOpacity: 0.7 }),
      barY(boxes, { x, y1: "q1", y2: "q3", fill: FILL, fillOpacity: 0.75 }),
      tickY(boxes, { x, y: "median", strokeWidth: 1.5 }),
      dot(boxes.filter(({ maximum, high }) => maximum > high), {
        x,
        y: "maximum",
        r: 1.5,
        strokeOpacity: 0.6,
      }),
      dot(boxes, { x, y: "mean", symbol: "diamond", r: 2.5, fill: MARK }),
      ruleY([0]),
      // over all, so that the numbers show wherever the pointer rests
      barY(boxes, { x, y1: 0, y2: chart.max, fillOpacity: 0, title: "title" }),
    ],
  });
}

function wordsOf(box: BoxOf, { item, text }: BoxChart): string {
  const { label, mean, low, q1, median, q3, high, maximum, outliers } = box;
  return `${item} ${label}: mean ${text(mean)}, ` +
    `quartiles ${[q1, median, q3].map(text).join(", ")}, ` +
    `whiskers ${text(low)} to ${text(high)}, largest ${text(maximum)}, outliers ${count(outliers)}`;
}
