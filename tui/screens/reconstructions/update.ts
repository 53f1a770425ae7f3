import { itemAt, LINES_ABOVE, nextZoom, scrollTo, within, zooms } from "../../layout.ts";
import type { Cell } from "../../messages.ts";
import { activeModel, type State, withNotice } from "../../state.ts";
import { openSample } from "../samples/state.ts";
import { reconstructionsLayout } from "./layout.ts";
import { ranked, rankedCount } from "./ranking.ts";
import { reconstructions } from "./state.ts";

/** The worst first, or the best. */
export function orderBy(state: State, order: "worst" | "best"): State {
  if (order === reconstructions.of(state).order) return state;
  return reconstructions.change(state, { order, cursor: 0, scroll: 0 });
}

/** The images of one class, or of all. */
export function choose(state: State, label: string | null): State {
  if (label === reconstructions.of(state).label) return state;
  const { byClass } = activeModel(state) ?? {};
  if (label !== null && byClass && !byClass.has(label)) {
    return withNotice(state, `No image is a ${label}`, true);
  }
  return reconstructions.change(state, { label, cursor: 0, scroll: 0 });
}

/** So many pairs on, or back. */
export function step(state: State, by: number): State {
  return moveTo(state, reconstructions.of(state).cursor + by);
}

/** So many rows on, or back; never over the first row. */
export function stepRows(state: State, by: number): State {
  const to = reconstructions.of(state).cursor + by * reconstructionsLayout(state).grid.across;
  return to < 0 ? state : moveTo(state, to);
}

/** A page on, or back, in the same column. */
export function stepPage(state: State, by: 1 | -1): State {
  const { across, down } = reconstructionsLayout(state).grid;
  const { cursor } = reconstructions.of(state);
  return moveTo(state, Math.max(cursor % across, cursor + by * across * down));
}

/** To a place of the ranking. */
export function moveTo(state: State, cursor: number): State {
  return reconstructions.change(state, { cursor });
}

/** Another size of the pictures. */
export function changeZoom(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const zoom = nextZoom(reconstructions.of(state).zoom, zooms(model.shape, 1));
  return reconstructions.change(state, { zoom });
}

/** The chosen image in Samples. */
export function open(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const { order, label, cursor } = reconstructions.of(state);
  const index = ranked(model, order, label, cursor, cursor + 1)[0];
  return index === undefined ? state : openSample(state, index);
}

/** A click chooses a pair; on the chosen one it opens the image. */
export function click(state: State, { column, row }: Cell): State {
  const { grid } = reconstructionsLayout(state);
  const item = itemAt(grid, column, row - LINES_ABOVE);
  if (item === undefined) return state;
  const { scroll, cursor } = reconstructions.of(state);
  const clicked = scroll * grid.across + item;
  return clicked === cursor ? open(state) : moveTo(state, clicked);
}

/** Keeps cursor and scroll within what is there. */
export function clamp(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const shown = reconstructions.of(state);
  // Another model may have other classes.
  const isKnown = shown.label === null || !model.byClass || model.byClass.has(shown.label);
  const label = isKnown ? shown.label : null;
  const count = rankedCount(model, label);
  const cursor = within(shown.cursor, count);
  const { across, down } = reconstructionsLayout(state).grid;
  const scroll = scrollTo(
    shown.scroll,
    Math.floor(cursor / across),
    down,
    Math.ceil(count / across),
  );
  return reconstructions.change(state, { label, cursor, scroll });
}
