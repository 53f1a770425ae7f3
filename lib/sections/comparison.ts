import { mean } from "d3-array";
import { PROGRAM } from "../program.ts";
import { meanDistance } from "./classes.ts";
import { exampleExhibit } from "./examples.ts";
import { pairExhibit } from "./exhibits.ts";
import { groupKeys, groupName, groupNoun, shownGroups } from "./groups.ts";
import type { ImageFacts } from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { amount, count, percentage } from "./numbers.ts";
import { type Comparison, modelTitle, type ReportFacts } from "./report_facts.ts";
import { type Data, EMPTY, type Exhibit, type PictureSet, type Section } from "./section.ts";
import type { Cell, Column, Table } from "./table.ts";
import type { GroupedBarChart } from "./chart.ts";

/** The models beside each other: errors, and what each makes of the same images. */
export function comparison(report: ReportFacts): Section {
  const { models, comparison } = report;
  const head = { id: "compare", title: "Models compared", about: "" } as const;
  if (models.length === 1) {
    return {
      ...EMPTY,
      ...head,
      notes: ["This report is of one model; name two to compare them:"],
      code: `${PROGRAM} report k15.npz k45.npz -o DIR`,
      data: [],
    };
  }
  const tables = [errorTable(models)];
  if (!comparison) {
    const notes = [
      "The models are not of the same images, or lack them, so they are not compared image by image.",
    ];
    return { ...EMPTY, ...head, notes, tables, data: [] };
  }
  return {
    ...EMPTY,
    ...head,
    charts: comparison.byClass ? [distanceChart(models)] : [],
    tables: [...tables, ...(comparison.byClass ? [distanceTable(models)] : [])],
    parts: [{
      ...EMPTY,
      title: `The same images in ${models.map(modelTitle).join(" and ")}`,
      pictures: [sameImages(models, comparison)],
    }],
    data: [comparisonData(models, comparison)],
  };
}

const ERROR_COLUMNS: readonly Column[] = [
  { name: "model", title: "Model" },
  { name: "n_components", title: "Components", align: "right", text: count },
  { name: "transform_err", title: "‖X − WH‖", align: "right", text: amount },
  { name: "relative_err", title: "of ‖X‖", align: "right", text: percentage },
  { name: "mean_distance", title: "Mean distance", align: "right", text: amount },
  { name: "n_iter", title: "Iterations", align: "right", text: count },
  { name: "seconds", title: "Fit, seconds", align: "right", text: (value) => value.toFixed(2) },
];

function errorTable(models: readonly ModelFacts[]): Table {
  return {
    title: "Errors of the models",
    isDetail: false,
    columns: ERROR_COLUMNS,
    rows: models.map((facts): Cell[] => {
      const { name, model: { components, origin }, distances } = facts;
      return [
        name,
        components.shape[0]!,
        facts.error,
        facts.relativeError,
        distances && mean(distances)!,
        origin?.result.nIter ?? null,
        origin?.result.seconds.fit ?? null,
      ];
    }),
  };
}

/** The mean distance of each class's images in several models of the same images. */
function distanceChart(models: readonly ModelFacts[]): GroupedBarChart {
  const names = models.map(({ name }) => name);
  const noun = groupNoun(models[0]!.grouping);
  return {
    kind: "groups",
    name: "comparison-distances",
    title: `Mean distance of each ${noun}`,
    description:
      `From left to right in each ${noun}: ${names.join(", ")}; lower is closer to the ` +
      "originals.",
    value: "Mean distance",
    text: amount,
    series: names,
    groups: meansOfGroups(models),
  };
}

function meansOfGroups(models: readonly ModelFacts[]): GroupedBarChart["groups"] {
  const { grouping, statistics } = models[0]!;
  return shownGroups(statistics).map(({ label }) => ({
    label: groupName(grouping, label),
    values: models.map((model) => meanDistance(model, label)!),
  }));
}

function distanceTable(models: readonly ModelFacts[]): Table {
  const { grouping } = models[0]!;
  return {
    title: `Mean distance of each ${groupNoun(grouping)}`,
    isDetail: true,
    columns: [
      { name: grouping.kind, title: groupNoun(grouping) },
      ...models.map(({ name }): Column => ({ name, title: name, align: "right", text: amount })),
    ],
    rows: meansOfGroups(models).map(({ label, values }) => [label, ...values]),
  };
}

/** A row for each image: the original, and what each model makes of it. */
function sameImages(models: readonly ModelFacts[], { images }: Comparison): PictureSet {
  return {
    name: "comparison",
    title: `The same images: ${models.map(({ name }) => name).join(", ")}`,
    rows: images.map((row) => {
      const [first] = row;
      const original = exampleExhibit(models[0]!, first!);
      return {
        label: first!.class === null ? `Image ${first!.index}` : nameOfClass(models[0]!, first!),
        exhibits: [original, ...row.map((image, i) => reconstructionOf(models[i]!, image))],
      };
    }),
  };
}

function nameOfClass({ grouping, model }: ModelFacts, { class: name }: ImageFacts): string {
  return groupName(grouping, model.classes.indexOf(name!));
}

/** What a model makes of an image, under the model's name. */
function reconstructionOf(model: ModelFacts, image: ImageFacts): Exhibit {
  const { facts, pictures } = pairExhibit(model, image);
  const shown = pictures.at(-1)!;
  return {
    name: model.name,
    short: model.name,
    facts,
    pictures: [{ ...shown, label: "", words: `${shown.words} by ${model.name}` }],
  };
}

/** How far the same images are off in each model. */
function comparisonData(models: readonly ModelFacts[], { images }: Comparison): Data {
  return {
    name: "comparison",
    title: "Distances of the same images in each model",
    table: () => ({
      head: ["index", "label", ...models.map(({ name }) => name)],
      rows: images.map((row): Cell[] => [
        row[0]!.index,
        row[0]!.label,
        ...row.map(({ distance }) => distance),
      ]),
    }),
    json: () => ({
      models: models.map((facts) => ({
        name: facts.name,
        n_components: facts.model.components.shape[0],
        transform_err: facts.error,
        digits: facts.statistics.map(({ label }) => ({
          ...groupKeys(facts.grouping, label),
          mean_distance: meanDistance(facts, label),
        })),
      })),
      images: images.map((row) => ({
        index: row[0]!.index,
        label: row[0]!.label,
        class: row[0]!.class,
        distances: row.map(({ distance }) => distance),
      })),
    }),
  };
}
