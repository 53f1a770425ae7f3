import { groupOf } from "../../groups.ts";
import { activeModel, type State, withNotice } from "../../state.ts";
import { within } from "../../layout.ts";
import { neighbourByRank, nextOfGroup } from "./neighbours.ts";
import { topComponents } from "../../../lib/analysis/top_components.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
import { openComponent } from "../components/state.ts";
import { samples } from "./state.ts";

/** So many images on, or back. */
export function step(state: State, by: number): State {
  return moveTo(state, samples.of(state).index + by);
}

/** To an image. */
export function moveTo(state: State, index: number): State {
  return samples.change(state, { index });
}

/** The next image of a class. */
export function stepToGroup(state: State, name: string): State {
  return stepInGroup(state, 1, name);
}

/** The next image of a class, or the one before; default: of the class of the image that is shown. */
export function stepInGroup(state: State, by: 1 | -1, name?: string): State {
  const model = activeModel(state);
  if (!model) return state;
  const { index } = samples.of(state);
  const wanted = name ?? groupOf(model, index);
  if (wanted === undefined || model.byClass === undefined) {
    return withNotice(state, "The labels are still being read", true);
  }
  const found = nextOfGroup(model, index, wanted, by);
  return found === undefined
    ? withNotice(state, `No image is a ${wanted}`, true)
    : moveTo(state, found);
}

/** The image that is reconstructed next better (1), or next worse (-1). */
export function stepInRank(state: State, by: 1 | -1): State {
  const model = activeModel(state);
  if (!model) return state;
  const { distances } = model;
  if (distances === undefined) {
    return withNotice(state, "The distances are still being computed", true);
  }
  if (distances === null) {
    return withNotice(state, "There are no images to measure distances to", true);
  }
  const { index } = samples.of(state);
  return moveTo(state, neighbourByRank(distances, index, by) ?? index);
}

/** The component of the largest weight, large; Esc comes back. */
export function openStrongest(state: State): State {
  const model = activeModel(state);
  if (!model?.features) return state;
  const weights = rowOf(model.features, samples.of(state).index);
  const [strongest] = topComponents(weights, 1);
  return strongest === undefined ? state : openComponent(state, strongest);
}

/** Keeps the index within the images. */
export function clamp(state: State): State {
  const model = activeModel(state);
  return model ? moveTo(state, within(samples.of(state).index, model.nSamples)) : state;
}
