import { labelOf } from "../../groups.ts";
import type { Contents } from "../../contents.ts";
import { imagePictures } from "../../pictures.ts";
import { activeModel, type State } from "../../state.ts";
import { samples } from "./state.ts";

/** The image, its reconstruction and the difference, and its weights. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  if (!model?.features) return null;
  const { index } = samples.of(state);
  const { features, distances } = model;
  return {
    name: `sample-${index}`,
    pictures: Object.values(imagePictures(model, index)).filter((picture) => picture !== null),
    titles: ["index", "label", "distance", "component", "weight"],
    rows: Array.from({ length: model.components.shape[0]! }, (_, component) => [
      index,
      labelOf(model, index),
      distances?.[index] ?? "",
      component,
      features.get(index, component),
    ]),
  };
}
