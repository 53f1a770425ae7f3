import type { Binding } from "../binding.ts";
import type { Area } from "../layout.ts";
import { activeModel, type State } from "../state.ts";
import { weightsLayout } from "./layout.ts";
import { scrollWeights, toggleNumbers } from "./update.ts";

/** Keys that scroll the weights of one image, where not all are in sight. */
export function scrollKeys(areaOf: (state: State) => Area): readonly Binding[] {
  const scroll = (state: State, by: 1 | -1): State => {
    const k = activeModel(state)?.components.shape[0] ?? 0;
    const layout = weightsLayout(k, areaOf(state), state.weights.asNumbers);
    return layout ? scrollWeights(state, by, layout.inSight, k) : state;
  };
  return [
    { keys: ["{"], press: (state) => scroll(state, -1), help: "weights before those in sight" },
    { keys: ["}"], press: (state) => scroll(state, 1), help: "weights after those in sight" },
  ];
}

/** Bars or numbers. */
export const NUMBERS_KEY: Binding = {
  keys: ["v"],
  press: toggleNumbers,
  help: "weights as numbers, or as bars",
  hint: "numbers",
};
