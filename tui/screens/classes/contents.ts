import { weightTable } from "../../../lib/sections/classes.ts";
import { groupCell, nounOf, nounsOf } from "../../groups.ts";
import { modelFacts } from "../../model_facts.ts";
import type { Contents } from "../../contents.ts";
import type { OpenModel } from "../../open_model.ts";
import { classPicture, originalPicture, overlayPicture } from "../../pictures.ts";
import { componentPicture, type NamedPicture } from "../../named_picture.ts";
import { activeModel, type State } from "../../state.ts";
import { examplesOf, orderedComponents, statisticsOf } from "./selectors.ts";
import { classes, type ClassView } from "./state.ts";

/** The pictures of the view that is open, and the statistics of every component for the classes shown. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  const facts = model && modelFacts(model);
  if (!facts) return null;
  const { label, other, view, top, isAll } = classes.of(state);
  const names = isAll
    ? [...model.byClass?.keys() ?? []]
    : [label, ...(other === null ? [] : [other])];
  const shown = names.flatMap((name) => {
    const statistics = statisticsOf(model, name);
    if (!statistics) return [];
    const table = weightTable(facts, statistics);
    return [{ name, table, ordered: orderedComponents(model, state, name) }];
  });
  const [first] = shown;
  if (!first) return null;
  return {
    name: `${nounsOf(model)}-${isAll ? "all" : names.join("-")}-${view}`,
    pictures: shown.flatMap(({ name, ordered }) =>
      picturesOf(model, name, ordered.slice(0, top), view)
    ),
    titles: [nounOf(model), ...first.table.columns.map(({ name }) => name)],
    rows: shown.flatMap(({ name, table, ordered }) =>
      ordered.map((component) => [groupCell(model, name), ...table.rows[component]!])
    ),
  };
}

function picturesOf(
  model: OpenModel,
  label: string,
  top: readonly number[],
  view: ClassView,
): NamedPicture[] {
  switch (view) {
    case "components":
    case "weights":
    case "boxes":
      return top.map((component) => componentPicture(model, component));
    case "shared":
      return (["mean", "median", "minimum", "maximum"] as const)
        .map((statistic) => classPicture(model, label, top, statistic));
    case "overlay":
      return [overlayPicture(model, label, top, [0, 0, 0])];
    case "examples":
      return examplesOf(model, label).flatMap((index) => originalPicture(model, index) ?? []);
  }
}
