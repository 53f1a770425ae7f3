import { mean } from "d3-array";
import type { ClassStatistics } from "../analysis/class_statistics.ts";
import { contrast } from "../analysis/contrast.ts";
import { topComponents } from "../analysis/top_components.ts";
import type { BarChart, BoxChart, HeatMap } from "./chart.ts";
import {
  groupFile,
  groupKeys,
  groupName,
  groupNoun,
  groupNouns,
  groupValue,
  leftOutNote,
  shownGroups,
} from "./groups.ts";
import { rowsOf } from "./matrix.ts";
import type { ModelFacts } from "./model_facts.ts";
import { count, counted, weight } from "./numbers.ts";
import { largest } from "./pictures.ts";
import { classRecipe } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import { type Column, dataTable, type Table } from "./table.ts";
import { COMPONENT, weightBars, weightColumn } from "./weights.ts";

/** What of the classes is shown. */
export interface ClassesChoice {
  /** Only this class, an index into the model's classes. */
  readonly label?: number | undefined;
  /** How many of its top components the numbers name. */
  readonly top: number;
}

/** How each class uses the components: box plots and means, all of a model's on one scale. */
export function classes(model: ModelFacts, { label, top }: ClassesChoice): Section {
  const { grouping, statistics } = model;
  const shown = shownGroups(statistics, label);
  const nouns = groupNouns(grouping);
  return {
    ...EMPTY,
    id: "digits",
    title: nouns[0]!.toUpperCase() + nouns.slice(1),
    about: `How much of each component is in the images of a ${groupNoun(grouping)}. A model's ` +
      "charts have one scale, so that they can be compared. Box: first to third quartile with the " +
      "median. Whiskers: the furthest weight within 1.5 interquartile ranges. Ring: the largest " +
      "weight beyond them. Diamond: the mean.",
    ...classRecipe(
      model,
      "digits CLASS",
      "plt.boxplot(W[y == CLASS])\nW[y == CLASS].mean(axis=0)",
    ),
    notes: leftOutNote(grouping, statistics, label),
    charts: [heatMap(model, shown, label)],
    parts: shown.map((one) => classPart(model, one)),
    data: [classData(model, label === undefined ? statistics : shown, top)],
  };
}

function classPart(model: ModelFacts, statistics: ClassStatistics): Part {
  return {
    ...EMPTY,
    title: groupName(model.grouping, statistics.label),
    subtitle: counted(statistics.count, "image"),
    label: statistics.label,
    charts: [boxes(model, statistics), means(model, statistics)],
    tables: [weightTable(model, statistics)],
  };
}

/** Box plots of a class's weights, from 0 to the largest weight in any of the model's classes. */
export function boxes(
  { name, grouping, statistics: all }: ModelFacts,
  { label, mean, quartiles, whiskers, outliers, count: images }: ClassStatistics,
): BoxChart {
  return {
    kind: "boxes",
    name: `${groupFile(grouping, label)}-weights`,
    title: `${groupName(grouping, label)}: weights of each component (${name})`,
    description: `Box plots of ${count(images)} images: box from the first to the third quartile ` +
      "with the median, whiskers to the furthest weight within 1.5 interquartile ranges, a ring at " +
      "the largest of the outliers, a diamond at the mean.",
    item: "Component",
    value: "Weight",
    text: weight,
    boxes: Array.from(mean, (value, t) => ({
      label: String(t + 1),
      mean: value,
      low: whiskers[0][t]!,
      q1: quartiles[1][t]!,
      median: quartiles[2][t]!,
      q3: quartiles[3][t]!,
      high: whiskers[1][t]!,
      maximum: quartiles[4][t]!,
      outliers: outliers[t]!,
    })),
    max: largestWeight(all),
  };
}

/** The end of every scale of weights in a model: its largest weight. */
function largestWeight(statistics: readonly ClassStatistics[]): number {
  return Math.max(0, ...statistics.map(({ quartiles }) => largest(quartiles[4])));
}

/** The end of every scale of mean weights in a model: its largest mean. */
function largestMean(statistics: readonly ClassStatistics[]): number {
  return Math.max(0, ...statistics.map(({ mean }) => largest(mean)));
}

/** Mean weight of each component in a class's images. */
export function means(
  { name, grouping, statistics: all }: ModelFacts,
  { label, mean, count: images }: ClassStatistics,
): BarChart {
  const [most] = topComponents(mean, 1);
  return weightBars(mean, {
    name: `${groupFile(grouping, label)}-means`,
    title: `${groupName(grouping, label)}: mean weights (${name})`,
    description: `Mean weight of each component over ${count(images)} images; largest: ` +
      `component ${most! + 1}.`,
    value: "Mean weight",
    max: largestMean(all),
  });
}

/** The mean weights of all classes at once, or of the chosen one. */
export function heatMap(
  { name, grouping, statistics: all, components }: ModelFacts,
  shown: readonly ClassStatistics[],
  label?: number,
): HeatMap {
  const max = largestMean(all);
  const whose = label === undefined
    ? `all ${groupNouns(grouping)}`
    : groupName(grouping, label).toLowerCase();
  return {
    kind: "heatmap",
    name: "means",
    title: `Mean weights of ${whose} (${name})`,
    description: `Dark is 0, bright is the largest mean, ${weight(max)}.`,
    item: "Component",
    value: "Mean weight",
    text: weight,
    columns: components.map(({ component }) => String(component + 1)),
    rows: shown.map(({ label, mean }) => ({
      label: groupName(grouping, label),
      values: [...mean],
    })),
    max,
  };
}

/** A class's weights of one component each row, for people and for programs. */
const COLUMNS: readonly Column[] = [
  COMPONENT,
  weightColumn("mean", "Mean"),
  weightColumn("minimum", "Min"),
  weightColumn("quartile_1", "25 %"),
  weightColumn("median", "50 %"),
  weightColumn("quartile_3", "75 %"),
  weightColumn("maximum", "Max"),
  weightColumn("whisker_low", "Whisker from"),
  weightColumn("whisker_high", "to"),
  { name: "outliers", title: "Outliers", align: "right", text: count },
];

function weightRows({ mean, quartiles, whiskers, outliers }: ClassStatistics): number[][] {
  return Array.from(mean, (value, t) => [
    t,
    value,
    ...quartiles.map((quartile) => quartile[t]!),
    ...whiskers.map((whisker) => whisker[t]!),
    outliers[t]!,
  ]);
}

/** The numbers of a class's box plots. */
export function weightTable({ grouping }: ModelFacts, statistics: ClassStatistics): Table {
  return {
    title: `${groupName(grouping, statistics.label)}: weights of each component`,
    isDetail: true,
    columns: COLUMNS,
    rows: weightRows(statistics),
  };
}

/** Most groups for which every pair's differences are listed: 120 pairs. */
const MOST_FOR_PAIRS = 16;
/** Components listed for a pair. */
const DIFFERENCES = 5;

/** On which components two classes differ most, in words, for every two; none where they are too many. */
export function contrasts({ grouping, statistics }: ModelFacts): {
  readonly labels: readonly [number, number];
  readonly text: string;
}[] {
  if (statistics.length > MOST_FOR_PAIRS) return [];
  return statistics.flatMap((a, i) =>
    statistics.slice(i + 1).map((b) => {
      const items = contrast(a.mean, b.mean).slice(0, DIFFERENCES)
        .map((t) => `${t + 1} (${weight(a.mean[t]!)} against ${weight(b.mean[t]!)})`);
      const names = `${groupName(grouping, a.label)} and ${groupName(grouping, b.label)}`;
      return {
        labels: [a.label, b.label] as const,
        text: `${names} differ most in the means of components ${items.join(", ")}.`,
      };
    })
  );
}

/** Mean distance of a group's images; null without images. */
export function meanDistance({ distances, members }: ModelFacts, label: number): number | null {
  if (!distances) return null;
  return mean(members.get(label)!, (image) => distances[image]!)!;
}

function classData(model: ModelFacts, chosen: readonly ClassStatistics[], top: number): Data {
  const { grouping, components } = model;
  const noun = groupNoun(grouping);
  return {
    name: "digits",
    title: `Weights of each ${noun}: mean, quartiles, whiskers, outliers`,
    table: () => {
      const [component, ...columns] = COLUMNS;
      const head = [{ name: grouping.kind, title: "" }, component!, { name: "count", title: "" }];
      return dataTable(
        [...head, ...columns],
        chosen.flatMap((one) =>
          weightRows(one).map((
            [t, ...row],
          ) => [groupValue(grouping, one.label), t!, one.count, ...row])
        ),
      );
    },
    json: () => ({
      n_components: components.length,
      kind: grouping.kind,
      digits: chosen.map(({ label, count, mean, quartiles, whiskers, outliers }) => ({
        ...groupKeys(grouping, label),
        count,
        ...(model.isRanked && { mean_distance: meanDistance(model, label) }),
        mean,
        quartiles,
        whiskers,
        outliers,
        top: topComponents(mean, top).map((component) => ({ component, mean: mean[component]! })),
      })),
    }),
    array: () => rowsOf(chosen.map(({ mean }) => mean), Float64Array),
  };
}
