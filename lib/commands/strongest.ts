import { digitStatistics } from "../analysis/digit_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { labelsOf, ofDigit } from "./model_parts.ts";

/**
 * A digit's strongest components by mean weight, strongest first, and their means.
 *
 * @throws {Failure} where the model has no labels, or no image of that digit
 */
export async function strongest(
  model: ModelHandle,
  { digit, top }: { readonly digit: number; readonly top: number },
): Promise<{ indices: number[]; mean: Float64Array }> {
  const all = digitStatistics(await model.features(), await labelsOf(model));
  const { mean } = ofDigit(digit, new Map(all.map((one) => [one.digit, one])), model);
  return { indices: topComponents(mean, top), mean };
}
