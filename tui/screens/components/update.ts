import { itemAt, LINES_ABOVE, nextZoom, scrollTo, within, zooms } from "../../layout.ts";
import type { Cell } from "../../messages.ts";
import { activeModel, leaveScreen, type State } from "../../state.ts";
import { classListLayout, componentsGrid } from "./layout.ts";
import { components } from "./state.ts";

/** So many components on, or back. */
export function step(state: State, by: number): State {
  return components.change(state, { cursor: components.of(state).cursor + by });
}

/** So many rows of the gallery on, or back; never over the first row. */
export function stepRows(state: State, by: number): State {
  const to = components.of(state).cursor + by * componentsGrid(state).across;
  return to < 0 ? state : components.change(state, { cursor: to });
}

/** A page of the gallery on, or back, in the same column. */
export function stepPage(state: State, by: 1 | -1): State {
  const { across, down } = componentsGrid(state);
  const { cursor } = components.of(state);
  return components.change(state, {
    cursor: Math.max(cursor % across, cursor + by * across * down),
  });
}

/** To a component. */
export function moveTo(state: State, cursor: number): State {
  return components.change(state, { cursor });
}

/** One component large, or the gallery. */
export function showLarge(state: State, isLarge: boolean): State {
  return components.change(state, { isLarge, isVisit: false });
}

/** Esc closes the large component, and goes back to where it was opened. */
export function back(state: State): State | null {
  const { isLarge, isVisit } = components.of(state);
  if (!isLarge) return null;
  const closed = showLarge(state, false);
  return isVisit ? leaveScreen(closed) : closed;
}

/** A page of the classes beside the large component on, or back. */
export function scrollFacts(state: State, by: 1 | -1): State {
  const { factScroll } = components.of(state);
  return components.change(state, { factScroll: factScroll + by * classListLayout(state).rows });
}

/** Another size of the pictures. */
export function changeZoom(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const zoom = nextZoom(components.of(state).zoom, zooms(model.shape, 2));
  return components.change(state, { zoom });
}

/** A click chooses a component; on the chosen one it shows it large. */
export function click(state: State, { column, row }: Cell): State {
  const { cursor, scroll, isLarge } = components.of(state);
  if (isLarge) return state;
  const grid = componentsGrid(state);
  const item = itemAt(grid, column, row - LINES_ABOVE);
  if (item === undefined) return state;
  const clicked = scroll * grid.across + item;
  return clicked === cursor ? showLarge(state, true) : moveTo(state, clicked);
}

/** Keeps cursor and scroll within what is there. */
export function clamp(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const count = model.components.shape[0]!;
  const cursor = within(components.of(state).cursor, count);
  const { across, down } = componentsGrid(state);
  const scroll = scrollTo(
    components.of(state).scroll,
    Math.floor(cursor / across),
    down,
    Math.ceil(count / across),
  );
  const { factScroll } = components.of(state);
  const hidden = (model.classStatistics?.length ?? 0) - classListLayout(state).rows;
  return components.change(state, {
    cursor,
    scroll,
    factScroll: Math.max(0, Math.min(factScroll, hidden)),
  });
}
