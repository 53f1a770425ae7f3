import { contrast } from "../../../lib/analysis/contrast.ts";
import { topComponents } from "../../../lib/analysis/top_components.ts";
import type { NamedStatistics, OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { classes } from "./state.ts";

/** What is known of the weights of a class. */
export function statisticsOf(model: OpenModel, name: string): NamedStatistics | undefined {
  return model.classStatistics?.find((statistics) => statistics.name === name);
}

/** A class's components in the order in which Classes shows them: by mean weight, or by difference. */
export function orderedComponents(model: OpenModel, state: State, name: string): number[] {
  const own = statisticsOf(model, name);
  if (!own) return [];
  const { other, byDifference, label: first } = classes.of(state);
  if (byDifference && other !== null) {
    const a = statisticsOf(model, first), b = statisticsOf(model, other);
    if (a && b) return contrast(a.mean, b.mean);
  }
  return topComponents(own.mean, own.mean.length);
}

/** A class's components in the order in which the view that is open lists them: the top first, or by number. */
export function listedComponents(model: OpenModel, state: State, name: string): number[] {
  const ordered = orderedComponents(model, state, name);
  const { view, byDifference } = classes.of(state);
  const isByNumber = (view === "weights" || view === "boxes") && !byDifference;
  return isByNumber ? ordered.toSorted((a, b) => a - b) : ordered;
}

/** The images that stand for a class: its first ten. */
export function examplesOf(model: OpenModel, label: string): number[] {
  return [...model.byClass?.get(label)?.subarray(0, EXAMPLES) ?? []];
}

/** How many examples of a class are shown, as in the notebook. */
export const EXAMPLES = 10;
