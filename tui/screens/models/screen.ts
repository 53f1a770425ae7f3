import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { keysOf } from "./keys.ts";
import { models as slice } from "./state.ts";
import { chooseClass, clamp } from "./update.ts";

/** The same image, or the same class, in several models side by side. */
export const models: Screen = {
  name: "models",
  key: "m",
  title: () => "Models",
  refusal: ({ models, opening }) =>
    models.length + opening > 1 ? null : "One model only; open two to compare them",
  keys: keysOf,
  chooseGroup: chooseClass,
  clamp,
  position: (state) => `model ${slice.of(state).cursor + 1} of ${state.models.length}`,
  contents,
  view: () => import("./view.tsx"),
};
