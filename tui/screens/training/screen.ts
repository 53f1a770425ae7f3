import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { keysOf } from "./keys.ts";
import { clamp } from "./scroll.ts";

/** Loading and fitting as they go. */
export const training: Screen = {
  name: "training",
  key: "t",
  title: () => "Training",
  refusal: ({ training }) =>
    training ? null : "Nothing is being fitted; K fits again with another number of components",
  keys: keysOf,
  clamp,
  wheel: ["pageup", "pagedown"],
  contents,
  view: () => import("./view.tsx"),
};
