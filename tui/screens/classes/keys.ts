import { classOfKey } from "../../class_names.ts";
import {
  type Binding,
  DIGITS,
  DOWN,
  FIRST,
  LAST,
  LEFT,
  PAGE_DOWN,
  PAGE_UP,
  RIGHT,
  UP,
} from "../../binding.ts";
import {
  changeTop,
  choose,
  compare,
  orderByDifference,
  scrollPage,
  scrollTo,
  showAll,
  stepClass,
  stepView,
} from "./update.ts";

/** Keys of Classes. */
// deno-fmt-ignore: a table
export const KEYS: readonly Binding[] = [
  { keys: DIGITS, press: (state, key) => choose(state, classOfKey(state, key)), help: "show that digit", hint: "0-9 digit" },
  { keys: LEFT, press: (state) => stepClass(state, -1), help: "previous digit" },
  { keys: RIGHT, press: (state) => stepClass(state, 1), help: "next digit" },
  { keys: UP, press: (state) => stepView(state, -1), help: "previous view: components, weights, box plots, class, overlay, examples" },
  { keys: DOWN, press: (state) => stepView(state, 1), help: "next view", hint: "up/down view" },
  { keys: ["+", "="], press: (state) => changeTop(state, 1), help: "one more of the top components", hint: "+ - top N" },
  { keys: ["-"], press: (state) => changeTop(state, -1), help: "one less of the top components" },
  { keys: ["v"], press: compare, help: "compare with the digit pressed next; again: stop", hint: "compare" },
  { keys: ["f"], press: orderByDifference, help: "components on which two digits differ most first", hint: "differing first" },
  { keys: ["a"], press: showAll, help: "examples of all digits, or of this one", hint: "all digits" },
  { keys: PAGE_UP, press: (state) => scrollPage(state, -1), help: "scroll up" },
  { keys: PAGE_DOWN, press: (state) => scrollPage(state, 1), help: "scroll down" },
  { keys: FIRST, press: (state) => scrollTo(state, 0), help: "to the top" },
  { keys: LAST, press: (state) => scrollTo(state, Infinity), help: "to the end" },
];
