import { contrast } from "../../../lib/analysis/contrast.ts";
import type { DigitStatistics } from "../../../lib/analysis/digit_statistics.ts";
import { topComponents } from "../../../lib/analysis/top_components.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { classes } from "./state.ts";

/** What is known of the weights of a class. */
export function digitStatisticsOf(model: OpenModel, digit: number): DigitStatistics | undefined {
  return model.digits?.find((statistics) => statistics.digit === digit);
}

/** A class's components in the order in which Classes shows them: by mean weight, or by difference. */
export function orderedComponents(model: OpenModel, state: State, digit: number): number[] {
  const own = digitStatisticsOf(model, digit);
  if (!own) return [];
  const { other, byDifference, label: first } = classes.of(state);
  if (byDifference && other !== null) {
    const a = digitStatisticsOf(model, first), b = digitStatisticsOf(model, other);
    if (a && b) return contrast(a.mean, b.mean);
  }
  return topComponents(own.mean, own.mean.length);
}

/** The digits that the labels name, rising; 0-9 while they are not known. */
export function digitsOf(model: OpenModel | undefined): readonly number[] {
  const known = model?.byDigit ? [...model.byDigit.keys()] : [];
  return known.length > 0 ? known : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
}

/** The images that stand for a class: its first ten. */
export function examplesOf(model: OpenModel, label: number): number[] {
  return [...model.byDigit?.get(label)?.subarray(0, EXAMPLES) ?? []];
}

/** How many examples of a class are shown, as in the notebook. */
export const EXAMPLES = 10;
