import { groupBindings } from "../../group_bindings.ts";
import type { State } from "../../state.ts";
import {
  type Binding,
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
import {
  changeTop,
  choose,
  compare,
  openFirst,
  orderByDifference,
  scrollPage,
  scrollTo,
  showAll,
  stepClass,
  stepView,
  toggleTop,
} from "./update.ts";

// deno-fmt-ignore: a table
const KEYS: readonly Binding[] = [
  { keys: LEFT, press: (state) => stepClass(state, -1), help: "the one before" },
  { keys: RIGHT, press: (state) => stepClass(state, 1), help: "the next one" },
  { keys: UP, press: (state) => stepView(state, -1), help: "previous view: components, weights, box plots, shared, overlay, examples" },
  { keys: DOWN, press: (state) => stepView(state, 1), help: "next view", hint: "up/down view" },
  { keys: ["+", "="], press: (state) => changeTop(state, 1), help: "one more of the top components", hint: "+ - top N" },
  { keys: ["-"], press: (state) => changeTop(state, -1), help: "one less of the top components" },
  { keys: ["*"], press: toggleTop, help: "the top ten components, or the top four again" },
  { keys: OPEN, press: openFirst, help: "open the first component or image in sight; a click opens any", hint: "open" },
  { keys: ["v"], press: compare, help: "compare with the one chosen next; again: stop", hint: "compare" },
  { keys: ["f"], press: orderByDifference, help: "components on which the two differ most first", hint: "differing first" },
  { keys: ["a"], press: showAll, help: "examples of all, or of this one", hint: "all" },
  { keys: PAGE_UP, press: (state) => scrollPage(state, -1), help: "scroll up" },
  { keys: PAGE_DOWN, press: (state) => scrollPage(state, 1), help: "scroll down" },
  { keys: FIRST, press: (state) => scrollTo(state, 0), help: "to the top" },
  { keys: LAST, press: (state) => scrollTo(state, Infinity), help: "to the end" },
];

const GROUP_KEYS = groupBindings(choose, (noun) => `show that ${noun}`);

/** Keys of Classes. */
export function keysOf(state: State): readonly Binding[] {
  return [...GROUP_KEYS(state), ...KEYS];
}
