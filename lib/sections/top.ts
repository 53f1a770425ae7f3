import type { ClassStatistics } from "../analysis/class_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import { componentExhibit } from "./exhibits.ts";
import { groupFile, groupName, groupNoun, leftOutNote, shownGroups } from "./groups.ts";
import type { ModelFacts } from "./model_facts.ts";
import { count, counted, weight } from "./numbers.ts";
import { classRecipe } from "./recipe.ts";
import { EMPTY, type Part, type PictureSet, type Section } from "./section.ts";
import type { Column, Table } from "./table.ts";

/** The components that each class uses most, with their mean weights. */
export function top(
  model: ModelFacts,
  { label, top }: { readonly label?: number | undefined; readonly top: number },
): Section {
  const { grouping, statistics } = model;
  return {
    ...EMPTY,
    id: "top",
    title: "Top components",
    about: "The components of the largest mean weights, largest first.",
    ...classRecipe(
      model,
      `digits CLASS --top ${top}`,
      `np.argsort(-W[y == CLASS].mean(axis=0), kind="stable")[:${top}]`,
    ),
    notes: leftOutNote(grouping, statistics, label),
    parts: shownGroups(statistics, label).map((one) => topPart(model, one, top)),
    data: [],
  };
}

function topPart(model: ModelFacts, statistics: ClassStatistics, top: number): Part {
  return {
    ...EMPTY,
    title: groupName(model.grouping, statistics.label),
    subtitle: counted(statistics.count, "image"),
    label: statistics.label,
    pictures: [topPictures(model, statistics, top)],
  };
}

/** The top components of a class as pictures. */
export function topPictures(
  model: ModelFacts,
  { label, mean }: ClassStatistics,
  top: number,
): PictureSet {
  return {
    name: `${groupFile(model.grouping, label)}-top`,
    title: `${groupName(model.grouping, label)}: top components (${model.name})`,
    columns: 5,
    isOneOfMany: true,
    rows: [{
      label: "",
      exhibits: topComponents(mean, top).map((component) =>
        componentExhibit(model, component, [{ name: "mean", text: weight(mean[component]!) }])
      ),
    }],
  };
}

/** The top components of every class, a row each, for a summary without pictures. */
export function topTable({ grouping, statistics }: ModelFacts, top: number): Table {
  const noun = groupNoun(grouping);
  const ranks = Array.from({ length: top }, (_, i): Column => ({
    name: `component_${i + 1}`,
    title: `${ordinal(i + 1)} component`,
  }));
  return {
    title: `Top components of each ${noun}`,
    isDetail: false,
    columns: [
      { name: grouping.kind, title: noun, ...(noun === "digit" && { align: "right" }) },
      { name: "images", title: "images", align: "right", text: count },
      ...ranks,
    ],
    rows: shownGroups(statistics).map(({ label, count, mean }) => [
      grouping.classes[label] ?? groupName(grouping, label),
      count,
      ...topComponents(mean, top).map((t) => `${String(t + 1).padStart(2)}  ${weight(mean[t]!)}`),
    ]),
  };
}

function ordinal(n: number): string {
  return n === 1 ? "1st" : n === 2 ? "2nd" : n === 3 ? "3rd" : `${n}th`;
}
