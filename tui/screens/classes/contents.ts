import { labelValue } from "../../../lib/dataset/classes.ts";
import type { Contents } from "../../contents.ts";
import type { OpenModel } from "../../open_model.ts";
import {
  classPicture,
  componentPicture,
  type NamedPicture,
  originalPicture,
  overlayPicture,
} from "../../pictures.ts";
import { activeModel, type State } from "../../state.ts";
import { examplesOf, orderedComponents, statisticsOf } from "./selectors.ts";
import { classes, type ClassView } from "./state.ts";

const TITLES = [
  "digit",
  "component",
  "mean",
  "min",
  "q1",
  "median",
  "q3",
  "max",
  "low",
  "high",
  "outliers",
];

/** The pictures of the view that is open, and the statistics of every component for the classes shown. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  if (!model) return null;
  const { label, other, view, top, isAll } = classes.of(state);
  const labels = isAll
    ? [...model.byClass?.keys() ?? []]
    : [label, ...(other === null ? [] : [other])];
  const shown = labels.flatMap((one) => {
    const statistics = statisticsOf(model, one);
    return statistics ? [{ statistics, ordered: orderedComponents(model, state, one) }] : [];
  });
  if (shown.length === 0) return null;
  return {
    name: `digits-${isAll ? "all" : labels.join("-")}-${view}`,
    pictures: shown.flatMap(({ statistics, ordered }) =>
      picturesOf(model, statistics.name, ordered.slice(0, top), view)
    ),
    titles: TITLES,
    rows: shown.flatMap(({ statistics, ordered }) =>
      ordered.map((component) => [
        labelValue(statistics.name),
        component,
        statistics.mean[component]!,
        ...statistics.quartiles.map((quartile) => quartile[component]!),
        ...statistics.whiskers.map((whisker) => whisker[component]!),
        statistics.outliers[component]!,
      ])
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
    case "class":
      return (["mean", "median", "minimum", "maximum"] as const)
        .map((statistic) => classPicture(model, label, top, statistic));
    case "overlay":
      return [overlayPicture(model, label, top, [0, 0, 0])];
    case "examples":
      return model.images
        ? examplesOf(model, label).map((index) => originalPicture(model, index))
        : [];
  }
}
