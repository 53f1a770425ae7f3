import { groupBindings } from "../../group_bindings.ts";
import type { State } from "../../state.ts";
import { type Binding, DOWN, LEFT, OPEN, PAGE_DOWN, PAGE_UP, RIGHT, UP } from "../../binding.ts";
import { chooseClass, open, scrollPage, step, stepShown, toggleClass } from "./update.ts";

// deno-fmt-ignore: a table
const KEYS: readonly Binding[] = [
  { keys: UP, press: (state) => step(state, -1), help: "model above" },
  { keys: DOWN, press: (state) => step(state, 1), help: "model below", hint: "up/down model" },
  { keys: OPEN, press: open, help: "use this model on all screens", hint: "use it" },
  { keys: ["v"], press: toggleClass, help: "compare by a class's components, or by an image", hint: "class or image" },
  { keys: LEFT, press: (state) => stepShown(state, -1), help: "previous image or class" },
  { keys: RIGHT, press: (state) => stepShown(state, 1), help: "next image or class" },
  { keys: [...PAGE_UP, "{"], press: (state) => scrollPage(state, -1), help: "weights or components before those in sight" },
  { keys: [...PAGE_DOWN, "}"], press: (state) => scrollPage(state, 1), help: "weights or components after those in sight" },
];

const GROUP_KEYS = groupBindings(chooseClass, (noun) => `compare by that ${noun}'s components`);

/** Keys of Models: which model, and what all of them show. */
export function keysOf(state: State): readonly Binding[] {
  return [...GROUP_KEYS(state), ...KEYS];
}
