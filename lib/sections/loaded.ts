import { groupName, groupNoun, leftOutNote, shownGroups } from "./groups.ts";
import type { ModelFacts } from "./model_facts.ts";
import { NO_IMAGES, NO_LABELS } from "./notes.ts";
import { count } from "./numbers.ts";
import { rangeText } from "../dataset/pixel_range.ts";
import type { ReportFacts } from "./report_facts.ts";
import { EMPTY, type Part, type Section } from "./section.ts";
import type { Cell, Column, Table } from "./table.ts";

/** What was loaded: images, their sizes, and how many of each class. */
export function loaded({ models, comparison }: ReportFacts): Section {
  const distinct = comparison?.byClass ? models.slice(0, 1) : models;
  return {
    ...EMPTY,
    id: "loaded",
    title: "What was loaded",
    about: "",
    notes: models.flatMap(({ name, model, grouping }) => [
      ...(model.images ? [] : [`${name}: ${NO_IMAGES}`]),
      ...(grouping.kind === "cluster" ? [`${name}: ${NO_LABELS}`] : []),
    ]),
    tables: [modelTable(models)],
    parts: distinct.map(countsPart),
    data: [],
  };
}

const COLUMNS: readonly Column[] = [
  { name: "model", title: "Model" },
  { name: "images", title: "Images", align: "right", text: count },
  { name: "pixels", title: "Pixels", align: "right" },
  { name: "range", title: "Range" },
  { name: "components", title: "Components", align: "right", text: count },
  { name: "sources", title: "Read from" },
];

function modelTable(models: readonly ModelFacts[]): Table {
  return {
    title: "Models",
    isDetail: false,
    columns: COLUMNS,
    rows: models.map(({ name, model, white }): Cell[] => [
      name,
      model.features.shape[0]!,
      sizeText(model),
      rangeText(white),
      model.components.shape[0]!,
      model.origin ? model.origin.sources.join(", ") : "not recorded in this file",
    ]),
  };
}

/** "28 x 28", of colour images "28 x 28 x 3". */
function sizeText({ shape, channels }: ModelFacts["model"]): string {
  return [...shape, ...(channels === 1 ? [] : [channels])].join(" x ");
}

function countsPart({ grouping, statistics }: ModelFacts): Part {
  return {
    ...EMPTY,
    title: "",
    notes: leftOutNote(grouping, statistics),
    tables: [{
      title: `Images of each ${groupNoun(grouping)}`,
      isDetail: false,
      columns: [
        { name: grouping.kind, title: groupNoun(grouping) },
        { name: "images", title: "images", align: "right", text: count },
      ],
      rows: shownGroups(statistics).map((one) => [groupName(grouping, one.label), one.count]),
    }],
  };
}
