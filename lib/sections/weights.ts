import type { BarChart } from "./chart.ts";
import type { ImageFacts } from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { weight } from "./numbers.ts";
import { largest } from "./pictures.ts";
import type { Column, Table } from "./table.ts";

/** What rows over the components begin with: they count from 0 in files, and people from 1. */
export const COMPONENT: Column = {
  name: "component",
  title: "Component",
  align: "right",
  text: (component) => String(component + 1),
};

/** A column of weights. */
export const weightColumn = (name: string, title: string): Column => ({
  name,
  title,
  align: "right",
  text: weight,
});

/** A bar for each component. */
export function weightBars(
  weights: ArrayLike<number>,
  head: Pick<BarChart, "name" | "title" | "description" | "value" | "max">,
): BarChart {
  return {
    ...head,
    kind: "bars",
    item: "Component",
    text: weight,
    bars: Array.from(weights, (value, t) => ({ label: String(t + 1), value })),
  };
}

/** The weights of one image. */
export function imageWeights({ name }: ModelFacts, { index, class: of, features }: ImageFacts): {
  chart: BarChart;
  table: Table;
} {
  const label = of === null ? "" : `, a ${of}`;
  return {
    chart: weightBars(features, {
      name: `image-${index}-weights`,
      title: `Weights of image ${index} (${name})`,
      description: `How much of each component is in image ${index}${label}: w in x ≈ w · H.`,
      value: "Weight",
      max: largest(features),
    }),
    table: {
      title: `Weights of image ${index}`,
      isDetail: true,
      columns: [COMPONENT, weightColumn("weight", "Weight")],
      rows: Array.from(features, (value, t) => [t, value]),
    },
  };
}
