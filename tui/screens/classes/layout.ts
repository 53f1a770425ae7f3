import { type Area, bodyArea, GAP, type Grid, gridOf } from "../../layout.ts";
import { activeModel, type State } from "../../state.ts";
import { EXAMPLES } from "./selectors.ts";
import { classes } from "./state.ts";

/** Cells left of the grid of all classes, for the class itself. */
export const CLASS_MARGIN = 2;

/** What one of the classes shown has for itself. */
export function classArea(state: State): Area {
  const body = bodyArea(state);
  const isHalved = classes.of(state).other !== null && !classes.of(state).isAll;
  return isHalved ? { columns: Math.floor((body.columns - 3) / 2), rows: body.rows - 1 } : body;
}

/** The view "components": the top components; beside them the weights of all, and below them examples, where there is room. */
export interface TopLayout {
  readonly area: Area;
  readonly grid: Grid;
  readonly bars: Area | null;
  /** Below a heading. */
  readonly examples: { readonly grid: Grid; readonly area: Area } | null;
}

export function topLayout(state: State): TopLayout {
  const shape = activeModel(state)?.shape ?? [28, 28];
  const area = classArea(state);
  const bars = area.columns >= 120 ? { columns: 40, rows: area.rows } : null;
  const columns = bars ? area.columns - bars.columns - GAP : area.columns;
  const count = Math.min(classes.of(state).top, activeModel(state)?.components.shape[0] ?? 1);
  const grid = gridOf({ columns, rows: area.rows }, { shape, count, largest: 1 });
  const needed = Math.ceil(count / grid.across) * grid.item.rows;
  const below = { columns, rows: area.rows - needed - 1 };
  const examples = gridOf(below, { shape, count: EXAMPLES / 2, largest: 1 });
  const hasImages = activeModel(state)?.images !== null;
  if (!hasImages || needed > area.rows || examples.item.rows > below.rows) {
    return { area: { columns, rows: area.rows }, grid, bars, examples: null };
  }
  return {
    area: { columns, rows: needed },
    grid,
    bars,
    examples: { grid: examples, area: below },
  };
}

/** Examples of one class, or a line (or two) of them for each class. */
export function examplesGrid(state: State): Grid {
  const shape = activeModel(state)?.shape ?? [28, 28];
  const area = classArea(state);
  if (!classes.of(state).isAll) return gridOf(area, { shape, count: EXAMPLES });
  const room = { columns: area.columns - CLASS_MARGIN, rows: area.rows };
  const grid = gridOf(room, { shape, count: Infinity, enough: Infinity, captionRows: 0 });
  const across = [10, 5, 2, 1].find((count) => count <= grid.across)!;
  return { ...grid, across };
}

/** What of a view of Classes is in sight, and how much there is: lines, or rows of pictures. */
export function classesScroll(
  state: State,
  classCount: number,
): { inSight: number; total: number } {
  const { view, isAll, top } = classes.of(state);
  const k = activeModel(state)?.components.shape[0] ?? 1;
  if (view === "components") {
    const { grid } = topLayout(state);
    return { inSight: grid.down, total: Math.ceil(Math.min(k, top) / grid.across) };
  }
  if (view === "examples") {
    const grid = examplesGrid(state);
    const total = Math.ceil(EXAMPLES / grid.across) * (isAll ? classCount : 1);
    return { inSight: grid.down, total };
  }
  // The first line is the scale.
  if (view === "weights" || view === "boxes") {
    return { inSight: classArea(state).rows - 1, total: k };
  }
  return { inSight: 1, total: 1 };
}
