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
import { changeZoom, choose, moveTo, open, orderBy, step, stepPage, stepRows } from "./update.ts";

// deno-fmt-ignore: a table
const KEYS: readonly Binding[] = [
  { keys: ["w"], press: (state) => orderBy(state, "worst"), help: "worst reconstructions first", hint: "worst" },
  { keys: ["b"], press: (state) => orderBy(state, "best"), help: "best reconstructions first", hint: "best" },
  { keys: ["a"], press: (state) => choose(state, null), help: "images of all classes", hint: "all" },
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

const GROUP_KEYS = groupBindings(choose, (noun) => `only that ${noun}`);

/** Keys of Reconstructions. */
export function keysOf(state: State): readonly Binding[] {
  return [...GROUP_KEYS(state), ...KEYS];
}
