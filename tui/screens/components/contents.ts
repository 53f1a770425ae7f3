import type { Contents } from "../../contents.ts";
import type { OpenModel } from "../../open_model.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
import { pixelColumns } from "../../../lib/sections/table.ts";
import { componentPicture } from "../../named_picture.ts";
import { activeModel, type State } from "../../state.ts";
import { components } from "./state.ts";

/** All components with their facts, or the pixels of the large one. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  if (!model) return null;
  const { isLarge, cursor } = components.of(state);
  return isLarge ? pixelsOf(model, cursor) : factsOf(model);
}

function pixelsOf(model: OpenModel, component: number): Contents {
  const { shape: [height, width], channels } = model;
  const pixels = rowOf(model.components, component);
  const picture = componentPicture(model, component);
  return {
    name: picture.name,
    pictures: [picture],
    titles: pixelColumns([1, width], channels),
    rows: Array.from(
      { length: height },
      (_, y) => [...pixels.subarray(y * width * channels, (y + 1) * width * channels)],
    ),
  };
}

function factsOf(model: OpenModel): Contents {
  const indices = Array.from({ length: model.components.shape[0]! }, (_, component) => component);
  const classes = model.classStatistics ?? [];
  return {
    name: "components",
    pictures: indices.map((component) => componentPicture(model, component)),
    titles: ["component", "share", "sparseness", ...classes.map(({ name }) => `mean_${name}`)],
    rows: indices.map((component) => [
      component,
      model.facts?.[component]?.share ?? "",
      model.facts?.[component]?.sparseness ?? "",
      ...classes.map(({ mean }) => mean[component]!),
    ]),
  };
}
