import { axisX, axisY, barY, gridY, rectY, ruleX, ruleY } from "@observablehq/plot";
import { type Chart, drawChart } from "./chart.ts";
import { count } from "../sections/numbers.ts";
import { distance } from "./format.ts";
import type { ModelReport, Reconstructions } from "./model_report.ts";

const WIDTH = 640;
/** One colour for each model that is compared; from the sixth on they begin again. */
const MODEL_COLORS = ["#4e86c4", "#e8842c", "#4fa36b", "#b565a7", "#a08a3c"];

/** How many images lie how far from their reconstructions. */
export function histogramChart(
  { name }: ModelReport,
  { histogram, distances }: Reconstructions,
): Chart {
  const { edges, counts } = histogram;
  const bins = Array.from(counts, (images, b) => ({
    from: edges[b]!,
    to: edges[b + 1]!,
    images,
    title: `${distance(edges[b]!)} to ${distance(edges[b + 1]!)}: ${count(images)} images`,
  }));
  const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  return drawChart(
    `Distances (${name})`,
    `How many of the ${
      count(distances.length)
    } images lie how far from their reconstructions, by the length of ` +
      `x − wH; the line is their mean, ${distance(mean)}.`,
    {
      width: WIDTH,
      height: 240,
      marginLeft: 48,
      marginRight: 32,
      marginBottom: 40,
      marks: [
        gridY({ strokeOpacity: 0.15, ticks: 5 }),
        axisX({ label: "Distance", labelOffset: 36, labelArrow: "none", labelAnchor: "center" }),
        axisY({ label: "Images", labelArrow: "none", ticks: 5 }),
        rectY(bins, { x1: "from", x2: "to", y: "images", fill: MODEL_COLORS[0]!, title: "title" }),
        ruleX([mean], { strokeDasharray: "3,3" }),
        ruleY([0]),
      ],
    },
  );
}

/** The mean distance of each digit's images in several models of the same images. */
export function comparisonChart(models: readonly ModelReport[]): Chart {
  const names = models.map(({ name }) => name);
  const bars = models.flatMap(({ name, groups }) =>
    groups.map((group) => ({
      name,
      group: group.name,
      value: group.meanDistance ?? 0,
      title: `${group.name}, ${name}: ${distance(group.meanDistance ?? 0)}`,
    }))
  );
  return drawChart(
    "Mean distance of each digit",
    `From left to right in each digit: ${names.join(", ")}; lower is closer to the originals.`,
    {
      width: WIDTH,
      height: 260,
      marginLeft: 48,
      fx: { label: null, domain: models[0]!.groups.map(({ name }) => name) },
      x: { type: "band", domain: names, axis: null },
      color: { domain: names, range: names.map((_, i) => MODEL_COLORS[i % MODEL_COLORS.length]!) },
      marks: [
        gridY({ strokeOpacity: 0.15, ticks: 5 }),
        axisY({ label: "Mean distance", labelArrow: "none", ticks: 5 }),
        barY(bars, { fx: "group", x: "name", y: "value", fill: "name", title: "title" }),
        ruleY([0]),
      ],
    },
  );
}
