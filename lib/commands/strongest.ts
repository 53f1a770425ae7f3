import { classStatistics } from "../analysis/class_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import { classTitle } from "../dataset/classes.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { ofClass } from "./class_choice.ts";
import { labelsOf } from "./model_parts.ts";

/**
 * A class's strongest components by mean weight, strongest first, their means, and what the class is called.
 *
 * @throws {Failure} where the model has no labels, or no image of that class
 */
export async function strongest(
  model: ModelHandle,
  { name, top }: { readonly name: string; readonly top: number },
): Promise<{ title: string; indices: number[]; mean: Float64Array }> {
  const all = classStatistics(await model.features(), await labelsOf(model));
  const classes = await model.classes();
  const present = new Map(all.map((one) => [one.label, one]));
  const { label, mean } = ofClass(name, classes, present, model.path);
  return { title: classTitle(classes, label), indices: topComponents(mean, top), mean };
}
