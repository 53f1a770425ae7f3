import { type Binding, DOWN, LEFT, RIGHT, UP } from "../../binding.ts";
import { factorizedLayout } from "../../parts/image_layout.ts";
import { NUMBERS_KEY, scrollKeys } from "../../weights/keys.ts";
import { askForPicture } from "../../prompts/ask.ts";
import { clear, erase, invert, move, toggleBrush } from "./update.ts";

/** Keys of Draw. */
// deno-fmt-ignore: a table
export const KEYS: readonly Binding[] = [
  { keys: LEFT, press: (state) => move(state, -1, 0), help: "brush to the left" },
  { keys: RIGHT, press: (state) => move(state, 1, 0), help: "brush to the right", hint: "arrows move" },
  { keys: UP, press: (state) => move(state, 0, -1), help: "brush up" },
  { keys: DOWN, press: (state) => move(state, 0, 1), help: "brush down" },
  { keys: ["space", "enter"], press: toggleBrush, help: "set the brush down, so that moving draws, or lift it; the mouse draws too", hint: "brush" },
  { keys: ["backspace"], press: erase, help: "erase around the brush", hint: "erase" },
  { keys: ["x"], press: clear, help: "begin again", hint: "clear" },
  { keys: ["i"], press: askForPicture, help: "open a picture file, as the model sees it", hint: "picture file" },
  { keys: ["n"], press: invert, help: "negative: black becomes white", hint: "negative" },
  NUMBERS_KEY,
  ...scrollKeys((state) => factorizedLayout(state).chart),
];
