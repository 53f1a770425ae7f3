import { goTo } from "./everywhere/go.ts";
import type { Cell } from "./messages.ts";
import { screenOf } from "./screens/registry.ts";
import type { State } from "./state.ts";
import { tabSpans } from "./tab_spans.ts";

/** The keys that the wheel presses: it scrolls as they would; none while something is typed or asked. */
export function wheelKeys(state: State): readonly [up: string, down: string] | null {
  if (state.prompt || state.confirm) return null;
  if (state.picker) return ["up", "down"];
  return (state.help ? undefined : screenOf(state.screen).wheel) ?? ["up", "down"];
}

/** A click chooses a tab, or what is under it on the screen. */
export function click(state: State, cell: Cell): State {
  if (state.prompt || state.confirm || state.picker) return state;
  if (cell.row === 0) {
    const tab = tabSpans(state).find(({ from, to }) => cell.column >= from && cell.column < to);
    return tab ? goTo(state, tab.screen) : state;
  }
  return state.help ? state : screenOf(state.screen).click?.(state, cell) ?? state;
}

/** A move with the button held: only a screen that draws takes it. */
export function drag(state: State, cell: Cell): State {
  return state.help || state.picker ? state : screenOf(state.screen).drag?.(state, cell) ?? state;
}
