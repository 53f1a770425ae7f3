import { axisY, cell } from "@observablehq/plot";
import { interpolateViridis } from "d3-scale-chromatic";
import type { HeatMap } from "../../sections/chart.ts";
import { frame, itemAxis } from "./item_axis.ts";
import { LEGEND_HEIGHT, withColorBar } from "./legend.ts";
import { type DrawnChart, drawPlot } from "./plot.ts";

/** A cell for each row and item, the brighter the larger. */
export function drawHeatMap(chart: HeatMap): DrawnChart {
  const { item, columns, rows, max, text } = chart;
  const cells = rows.flatMap(({ label, values }) =>
    values.map((value, i) => ({
      column: columns[i]!,
      row: label,
      value,
      title: `${label}, ${item.toLowerCase()} ${columns[i]}: ${text(value)}`,
    }))
  );
  const longest = Math.max(...rows.map(({ label }) => label.length));
  const drawn = drawPlot(chart, {
    ...frame(columns, null),
    height: 58 + 18 * rows.length + LEGEND_HEIGHT,
    marginBottom: 38 + LEGEND_HEIGHT,
    marginLeft: Math.max(64, 12 + 6 * longest),
    y: { type: "band", label: null, domain: rows.map(({ label }) => label) },
    color: { type: "linear", domain: [0, max], scheme: "viridis" },
    marks: [
      itemAxis(item, columns),
      axisY({ tickSize: 0, label: null }),
      cell(cells, { x: "column", y: "row", fill: "value", title: "title" }),
    ],
  });
  return withColorBar(drawn, interpolateViridis, chart.value, text(max));
}
