import { axisX, axisY, barY, cell, dot, gridY, ruleX, ruleY, tickY } from "@observablehq/plot";
import { type Chart, drawChart } from "./chart.ts";
import { count } from "../sections/numbers.ts";
import { weight } from "./format.ts";
import type { Group, ModelReport } from "./model_report.ts";

const HEIGHT = 210;
const FILL = "#4e86c4";

/** The weights of one image: a bar for each component. */
export function sampleChart({ name, sample }: ModelReport): Chart {
  const bars = Array.from(sample.features, (value, component) => ({
    component: component + 1,
    value,
    title: `Component ${component + 1}: ${weight(value)}`,
  }));
  const label = sample.label === null ? "" : `, a ${sample.label}`;
  return drawChart(
    `Weights of image ${sample.index} (${name})`,
    `How much of each component is in image ${sample.index}${label}: w in x ≈ w · H.`,
    {
      ...frame(bars.length, [0, Math.max(...sample.features)]),
      marks: [
        ...axes(bars.length, "Weight"),
        barY(bars, { x: "component", y: "value", fill: FILL, title: "title" }),
        ruleY([0]),
      ],
    },
  );
}

/** Box plots of a digit's weights, on the scale of the model's other digits. */
export function boxChart(model: ModelReport, group: Group): Chart {
  const { statistics: { mean, quartiles, whiskers, outliers, count: images } } = group;
  const boxes = Array.from(mean, (value, t) => ({
    component: t + 1,
    mean: value,
    q1: quartiles[1][t]!,
    median: quartiles[2][t]!,
    q3: quartiles[3][t]!,
    maximum: quartiles[4][t]!,
    low: whiskers[0][t]!,
    high: whiskers[1][t]!,
    title: `Component ${t + 1}: mean ${weight(value)}, ` +
      `quartiles ${[1, 2, 3].map((q) => weight(quartiles[q]![t]!)).join(", ")}, ` +
      `whiskers ${weight(whiskers[0][t]!)} to ${weight(whiskers[1][t]!)}, ` +
      `largest ${weight(quartiles[4][t]!)}, outliers ${count(outliers[t]!)}`,
  }));
  const top = largestWeight(model);
  const x = "component";
  return drawChart(
    `${group.name}: weights of each component (${model.name})`,
    `Box plots of ${
      count(images)
    } images: box from the first to the third quartile with the median, whiskers ` +
      `to the furthest weight within 1.5 interquartile ranges, a ring at the largest of the outliers, ` +
      `a diamond at the mean.`,
    {
      ...frame(boxes.length, [0, top]),
      marks: [
        ...axes(boxes.length, "Weight"),
        ruleX(boxes, { x, y1: "low", y2: "high", strokeOpacity: 0.7 }),
        barY(boxes, { x, y1: "q1", y2: "q3", fill: FILL, fillOpacity: 0.75 }),
        tickY(boxes, { x, y: "median", strokeWidth: 1.5 }),
        dot(boxes.filter(({ maximum, high }) => maximum > high), {
          x,
          y: "maximum",
          r: 1.5,
          strokeOpacity: 0.6,
        }),
        dot(boxes, { x, y: "mean", symbol: "diamond", r: 2.5, fill: "#e8842c" }),
        ruleY([0]),
        barY(boxes, { x, y1: 0, y2: top, fillOpacity: 0, title: "title" }),
      ],
    },
  );
}

/** Mean weight of each component in a digit's images, on the scale of the model's other digits. */
export function meanChart(model: ModelReport, group: Group): Chart {
  const bars = Array.from(group.statistics.mean, (value, t) => ({
    component: t + 1,
    value,
    title: `Component ${t + 1}: ${weight(value)}`,
  }));
  return drawChart(
    `${group.name}: mean weights (${model.name})`,
    `Mean weight of each component over ${
      count(group.statistics.count)
    } images; largest: component ` +
      `${group.top[0]! + 1}.`,
    {
      ...frame(bars.length, [0, largestMean(model)]),
      marks: [
        ...axes(bars.length, "Mean weight"),
        barY(bars, { x: "component", y: "value", fill: FILL, title: "title" }),
        ruleY([0]),
      ],
    },
  );
}

/** The mean weights of all digits at once: a cell for each digit and component. */
export function meansChart(model: ModelReport): Chart {
  const cells = model.groups.flatMap(({ name, statistics }) =>
    Array.from(statistics.mean, (value, t) => ({
      component: t + 1,
      group: name,
      value,
      title: `${name}, component ${t + 1}: ${weight(value)}`,
    }))
  );
  const k = model.facts.length;
  const largest = largestMean(model);
  return drawChart(
    `Mean weights of all ${model.grouping.kind}s (${model.name})`,
    `Dark is 0, bright is the largest mean, ${weight(largest)}.`,
    {
      ...frame(k, undefined),
      height: 58 + 18 * model.groups.length,
      marginLeft: 64,
      y: { type: "band", label: null, domain: model.groups.map(({ name }) => name) },
      color: { type: "linear", domain: [0, largest], scheme: "viridis" },
      marks: [
        componentAxis(k),
        axisY({ tickSize: 0, label: null }),
        cell(cells, { x: "component", y: "group", fill: "value", title: "title" }),
      ],
    },
  );
}

/** What charts over the components share; the values of `y` are theirs. */
function frame(k: number, yDomain: [number, number] | undefined) {
  return {
    width: k > MOST_FOR_NARROW ? 720 : 440,
    height: HEIGHT,
    marginLeft: 40,
    marginBottom: 38,
    x: { type: "band" as const, domain: Array.from({ length: k }, (_, t) => t + 1) },
    ...(yDomain && { y: { domain: [yDomain[0], yDomain[1] || 1] } }),
  };
}

function componentAxis(k: number) {
  return axisX({
    ticks: ticks(k),
    tickSize: 0,
    label: "Component",
    labelOffset: 34,
    labelArrow: "none",
    labelAnchor: "center",
  });
}

function axes(k: number, label: string) {
  return [
    gridY({ strokeOpacity: 0.15, ticks: 5 }),
    componentAxis(k),
    axisY({ label, labelArrow: "none", ticks: 5 }),
  ];
}

/** More components than this make charts wide. */
const MOST_FOR_NARROW = 20;

/** Whether a model's charts over the components are wide, having many of them. */
export function isWide({ facts }: ModelReport): boolean {
  return facts.length > MOST_FOR_NARROW;
}

/** Components that have their number written: all up to 45, then every second, fifth, tenth, ... */
function ticks(k: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((step) => k / step <= 45) ?? Math.ceil(k / 45);
  return Array.from({ length: k }, (_, t) => t + 1).filter((t) => step === 1 || t % step === 0);
}

function largestWeight({ groups }: ModelReport): number {
  return Math.max(...groups.flatMap(({ statistics }) => [...statistics.quartiles[4]]));
}

function largestMean({ groups }: ModelReport): number {
  return Math.max(...groups.flatMap(({ statistics }) => [...statistics.mean]));
}
