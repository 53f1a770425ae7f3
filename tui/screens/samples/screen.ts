import { count } from "../../../lib/sections/numbers.ts";
import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { keysOf } from "./keys.ts";
import { samples as slice } from "./state.ts";
import { clamp, stepToGroup } from "./update.ts";

/** One image with its reconstruction, the difference and its weights. */
export const samples: Screen = {
  name: "samples",
  key: "s",
  title: () => "Samples",
  start: (state, { index }) => index === undefined ? state : slice.change(state, { index }),
  keys: keysOf,
  chooseGroup: stepToGroup,
  clamp,
  position: (state, { nSamples }) =>
    `image ${count(slice.of(state).index)} of 0-${count(nSamples - 1)}`,
  contents,
  view: () => import("./view.tsx"),
};
