import { within } from "../../layout.ts";
import { activeModel, type State, withNotice } from "../../state.ts";
import { weightsLayout } from "../../weights/layout.ts";
import { scrollWeights } from "../../weights/update.ts";
import { choose, stepClass } from "../classes/update.ts";
import { step as stepSample } from "../samples/update.ts";
import { modelsLayout, pairLayout, topScroll } from "./layout.ts";
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

/** A page of what does not fit on, or back: of the weights, or of the top components. */
export function scrollPage(state: State, by: 1 | -1): State {
  const { showsClass, scroll } = models.of(state);
  if (showsClass) return models.change(state, { scroll: scroll + by * topScroll(state).inSight });
  const model = activeModel(state);
  if (!model) return state;
  const { chart } = pairLayout(modelsLayout(state).area, model.shape);
  const k = Math.max(...state.models.map(({ components }) => components.shape[0]!));
  const layout = weightsLayout(k, chart, state.weights.asNumbers);
  return layout ? scrollWeights(state, by, layout.inSight, k) : state;
}

/** Keeps the cursor within the models, and what is scrolled within what there is. */
export function clamp(state: State): State {
  if (state.models.length === 0) return state;
  const { cursor, scroll } = models.of(state);
  return models.change(state, {
    cursor: within(cursor, state.models.length),
    scroll: Math.max(0, Math.min(scroll, topScroll(state).most)),
  });
}
