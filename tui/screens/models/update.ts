import { within } from "../../layout.ts";
import { type State, withNotice } from "../../state.ts";
import { choose, stepClass } from "../classes/update.ts";
import { step as stepSample } from "../samples/update.ts";
import { models } from "./state.ts";

/** So many models on, or back. */
export function step(state: State, by: 1 | -1): State {
  return models.change(state, { cursor: models.of(state).cursor + by });
}

/** The chosen model on all screens. */
export function open(state: State): State {
  const { cursor } = models.of(state);
  const chosen = state.models[cursor];
  if (!chosen) return state;
  return withNotice({ ...state, active: cursor }, `All screens now show ${chosen.name}`);
}

/** By a class, or by an image. */
export function toggleClass(state: State): State {
  return models.change(state, { showsClass: !models.of(state).showsClass });
}

/** By a class. */
export function chooseClass(state: State, label: string): State {
  return choose(models.change(state, { showsClass: true }), label);
}

/** The image or class before, or after. */
export function stepShown(state: State, by: 1 | -1): State {
  return models.of(state).showsClass ? stepClass(state, by) : stepSample(state, by);
}

/** Keeps the cursor within the models. */
export function clamp(state: State): State {
  return models.change(state, { cursor: within(models.of(state).cursor, state.models.length) });
}
