import { classOfKey } from "../../class_names.ts";
import {
  type Binding,
  DIGITS,
  DOWN,
  FIRST,
  LAST,
  LEFT,
  OPEN,
  PAGE_DOWN,
  PAGE_UP,
  RIGHT,
  UP,
} from "../../binding.ts";
import { changeZoom, choose, moveTo, open, orderBy, step, stepPage, stepRows } from "./update.ts";

/** Keys of Reconstructions. */
// deno-fmt-ignore: a table
export const KEYS: readonly Binding[] = [
  { keys: ["w"], press: (state) => orderBy(state, "worst"), help: "worst reconstructions first", hint: "worst" },
  { keys: ["b"], press: (state) => orderBy(state, "best"), help: "best reconstructions first", hint: "best" },
  { keys: DIGITS, press: (state, key) => choose(state, classOfKey(state, key)), help: "only that digit", hint: "0-9 digit" },
  { keys: ["a"], press: (state) => choose(state, null), help: "all digits", hint: "all" },
  { keys: LEFT, press: (state) => step(state, -1), help: "pair to the left" },
  { keys: RIGHT, press: (state) => step(state, 1), help: "pair to the right" },
  { keys: UP, press: (state) => stepRows(state, -1), help: "pair above" },
  { keys: DOWN, press: (state) => stepRows(state, 1), help: "pair below" },
  { keys: PAGE_UP, press: (state) => stepPage(state, -1), help: "page up" },
  { keys: PAGE_DOWN, press: (state) => stepPage(state, 1), help: "page down" },
  { keys: FIRST, press: (state) => moveTo(state, 0), help: "to the beginning" },
  { keys: LAST, press: (state) => moveTo(state, Infinity), help: "to the end" },
  { keys: OPEN, press: open, help: "open the image in Samples; Esc comes back", hint: "open" },
  { keys: ["z"], press: changeZoom, help: "size of the pictures: fitting, full, half" },
];
