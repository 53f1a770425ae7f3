import { type Binding, DOWN, PAGE_DOWN, PAGE_UP, UP } from "../binding.ts";
import { bodyArea } from "../layout.ts";
import type { State } from "../state.ts";

/** Keys of the help. */
// deno-fmt-ignore: a table
export const HELP_KEYS: readonly Binding[] = [
  { keys: UP, press: (state) => scroll(state, -1), help: "scroll up" },
  { keys: DOWN, press: (state) => scroll(state, 1), help: "scroll down", hint: "arrows scroll" },
  { keys: PAGE_UP, press: (state) => scroll(state, -bodyArea(state).rows), help: "page up" },
  { keys: PAGE_DOWN, press: (state) => scroll(state, bodyArea(state).rows), help: "page down" },
  { keys: ["/"], press: (state) => ({ ...state, prompt: { kind: "filter", text: "" } }), help: "show only keys that have the typed words", hint: "filter" },
  { keys: ["a"], press: toggleAll, help: "keys of all screens, or of this one", hint: "all screens" },
];

function scroll(state: State, by: number): State {
  const { help } = state;
  return help ? { ...state, help: { ...help, scroll: help.scroll + by } } : state;
}

function toggleAll(state: State): State {
  const { help } = state;
  return help ? { ...state, help: { ...help, isAll: !help.isAll, scroll: 0 } } : state;
}
