import type { ClassStatistics } from "../analysis/class_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import { componentExhibit } from "./exhibits.ts";
import { groupFile, groupName, leftOutNote, shownGroups } from "./groups.ts";
import type { ModelFacts } from "./model_facts.ts";
import { counted, weight } from "./numbers.ts";
import { EMPTY, type Part, type PictureSet, type Section } from "./section.ts";

/** The components that each class uses most, with their mean weights. */
export function top(
  model: ModelFacts,
  { label, top }: { readonly label?: number; readonly top: number },
): Section {
  const { grouping, statistics } = model;
  return {
    ...EMPTY,
    id: "top",
    title: "Top components",
    about: "The components of the largest mean weights, largest first.",
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
    rows: [{
      label: "",
      exhibits: topComponents(mean, top).map((component) =>
        componentExhibit(model, component, [{ name: "mean", text: weight(mean[component]!) }])
      ),
    }],
  };
}
