import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { KEYS } from "./keys.ts";
import { draw as slice } from "./state.ts";
import { clamp, drawAt } from "./update.ts";

/** An image that is drawn by keys or mouse, and factorized while it is drawn. */
export const draw: Screen = {
  name: "draw",
  key: "o",
  title: () => "Draw",
  keys: () => KEYS,
  clamp,
  click: drawAt,
  drag: drawAt,
  position(state) {
    const { x, y, isDown } = slice.of(state);
    return `brush ${isDown ? "down" : "up"} at ${x + 1}, ${y + 1}`;
  },
  contents,
  view: () => import("./view.tsx"),
};
