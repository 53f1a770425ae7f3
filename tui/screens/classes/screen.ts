import type { Screen } from "../screen.ts";
import { nounsOf } from "../../groups.ts";
import { activeModel } from "../../state.ts";
import { contents } from "./contents.ts";
import { classesRange } from "./layout.ts";
import { keysOf } from "./keys.ts";
import { classes as slice } from "./state.ts";
import { back, choose, clamp, click } from "./update.ts";

/** What a class is composed of, in six views; one class, two side by side, or examples of all. */
export const classes: Screen = {
  name: "classes",
  key: "d",
  title: (state) => nounsOf(activeModel(state)).replace(/^./, (letter) => letter.toUpperCase()),
  start: (state, { digit }) => digit === undefined ? state : slice.change(state, { label: digit }),
  keys: keysOf,
  chooseGroup: choose,
  back,
  clamp,
  click,
  wheel: ["pageup", "pagedown"],
  position(state, { components }) {
    const range = classesRange(state);
    return `top ${slice.of(state).top} of ${components.shape[0]}${range && ` · ${range}`}`;
  },
  contents,
  view: () => import("./view.tsx"),
};
