import { count } from "../../../lib/sections/numbers.ts";
import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { keysOf } from "./keys.ts";
import { rankedCount } from "./ranking.ts";
import { reconstructions as slice } from "./state.ts";
import { choose, clamp, click } from "./update.ts";

/** Images and their reconstructions, the worst or the best first. */
export const reconstructions: Screen = {
  name: "reconstructions",
  key: "r",
  title: () => "Reconstructions",
  keys: keysOf,
  chooseGroup: choose,
  clamp,
  click,
  position(state, model) {
    const { cursor, label } = slice.of(state);
    return `${count(cursor + 1)} of ${count(rankedCount(model, label))}`;
  },
  contents,
  view: () => import("./view.tsx"),
};
