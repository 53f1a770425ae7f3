import { classOfKey } from "../../class_names.ts";
import {
  type Binding,
  DIGITS,
  DOWN,
  LEFT,
  OPEN,
  PAGE_DOWN,
  PAGE_UP,
  RIGHT,
  UP,
} from "../../binding.ts";
import { chooseClass, open, scrollPage, step, stepShown, toggleClass } from "./update.ts";

/** Keys of Models: which model, and what all of them show. */
// deno-fmt-ignore: a table
export const KEYS: readonly Binding[] = [
  { keys: UP, press: (state) => step(state, -1), help: "model above" },
  { keys: DOWN, press: (state) => step(state, 1), help: "model below", hint: "up/down model" },
  { keys: OPEN, press: open, help: "use this model on all screens", hint: "use it" },
  { keys: ["v"], press: toggleClass, help: "compare by a digit's components, or by an image", hint: "digit or image" },
  { keys: DIGITS, press: (state, key) => chooseClass(state, classOfKey(state, key)), help: "compare by that digit's components", hint: "0-9 digit" },
  { keys: LEFT, press: (state) => stepShown(state, -1), help: "previous image or digit" },
  { keys: RIGHT, press: (state) => stepShown(state, 1), help: "next image or digit" },
  { keys: [...PAGE_UP, "{"], press: (state) => scrollPage(state, -1), help: "weights or components before those in sight" },
  { keys: [...PAGE_DOWN, "}"], press: (state) => scrollPage(state, 1), help: "weights or components after those in sight" },
];
