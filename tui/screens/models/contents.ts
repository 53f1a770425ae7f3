import type { Contents } from "../../contents.ts";
import type { OpenModel } from "../../open_model.ts";
import { imagePictures } from "../../pictures.ts";
import { componentPicture, type NamedPicture } from "../../named_picture.ts";
import type { State } from "../../state.ts";
import { orderedComponents } from "../classes/selectors.ts";
import { classes } from "../classes/state.ts";
import { samples } from "../samples/state.ts";
import { models } from "./state.ts";

/** What each model makes of the image or class, and how far it is off. */
export function contents(state: State): Contents {
  const { index } = samples.of(state);
  const { showsClass } = models.of(state);
  return {
    name: `models-${showsClass ? `digit-${classes.of(state).label}` : `sample-${index}`}`,
    pictures: state.models.flatMap((model) =>
      showsClass ? topPictures(state, model) : samplePictures(model, index)
    ),
    titles: ["model", "n_components", "reconstruction_err", "transform_err", "distance"],
    rows: state.models.map((model) => [
      model.name,
      model.components.shape[0]!,
      model.origin?.result.reconstructionErr ?? "",
      model.origin?.result.transformErr ?? "",
      model.distances?.[index] ?? "",
    ]),
  };
}

function topPictures(state: State, model: OpenModel): NamedPicture[] {
  const { label, top } = classes.of(state);
  return orderedComponents(model, state, label).slice(0, top)
    .map((component) => componentPicture(model, component));
}

function samplePictures(model: OpenModel, index: number): NamedPicture[] {
  const { original, reconstruction } = imagePictures(model, index);
  return [original, reconstruction].filter((picture) => picture !== null);
}
