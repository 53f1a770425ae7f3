import type { Contents } from "../../contents.ts";
import type { OpenModel } from "../../open_model.ts";
import { componentPicture } from "../../pictures.ts";
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
  const [height, width] = model.shape;
  const picture = componentPicture(model, component);
  return {
    name: picture.name,
    pictures: [picture],
    titles: Array.from({ length: width }, (_, x) => `x${x}`),
    rows: Array.from(
      { length: height },
      (_, y) =>
        Array.from({ length: width }, (_, x) => model.components.get(component, y * width + x)),
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
