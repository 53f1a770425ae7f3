import { textWidth } from "../../../lib/render/text/text_width.ts";
import { type Area, bodyArea, GAP, type Grid, gridOf } from "../../layout.ts";
import { activeModel, type State } from "../../state.ts";
import { groupNames } from "../../groups.ts";
import { rangeText } from "../../range_text.ts";
import { EXAMPLES } from "./selectors.ts";
import { classes } from "./state.ts";

const LONGEST_NAME = 16;

/** Cells left of the grid of all classes, for their names. */
export function nameMargin(state: State): number {
  const names = groupNames(activeModel(state)).map(textWidth);
  return Math.min(LONGEST_NAME, Math.max(...names)) + 1;
}

/** What one of the classes shown has for itself. */
export function classArea(state: State): Area {
  const body = bodyArea(state);
  const isHalved = classes.of(state).other !== null && !classes.of(state).isAll;
  return isHalved ? { columns: Math.floor((body.columns - 3) / 2), rows: body.rows - 1 } : body;
}

/** The view "components": the top components; beside them the weights of all, and below them examples, where there is room. */
export interface TopLayout {
  /** Of the components. */
  readonly area: Area;
  /** Of the components. */
  readonly grid: Grid;
  /** Of the weights of all; null: no room. */
  readonly bars: Area | null;
  /** Below a heading. */
  readonly examples: { readonly grid: Grid; readonly area: Area } | null;
}

/** The layout of the view "components". */
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
  const room = { columns: area.columns - nameMargin(state), rows: area.rows };
  const grid = gridOf(room, { shape, count: Infinity, enough: Infinity, captionRows: 0 });
  const across = [10, 5, 2, 1].find((count) => count <= grid.across)!;
  return { ...grid, across };
}

/** What of a view is in sight, and how much there is: lines, of one or more items each. */
export interface ClassesScroll {
  /** Lines. */
  readonly inSight: number;
  /** Lines. */
  readonly total: number;
  /** Items in a line. */
  readonly across: number;
  /** Items. */
  readonly count: number;
}

/** What of the view that is open can be scrolled. */
export function classesScroll(state: State): ClassesScroll {
  const model = activeModel(state);
  const k = model?.components.shape[0] ?? 1;
  const { view, isAll, top } = classes.of(state);
  const lines = (inSight: number, count: number) => ({
    inSight: Math.max(1, inSight),
    total: count,
    across: 1,
    count,
  });
  switch (view) {
    case "components":
      return rowsOf(topLayout(state).grid, Math.min(k, top));
    case "examples": {
      const grid = examplesGrid(state);
      if (!isAll) return rowsOf(grid, EXAMPLES);
      const count = groupNames(model).length, perClass = Math.ceil(EXAMPLES / grid.across);
      return {
        ...lines(grid.down, count * perClass),
        across: 1 / perClass,
        count,
      };
    }
    case "weights":
    case "boxes":
      // The first line is the scale.
      return lines(classArea(state).rows - 1, k);
    case "overlay":
      return lines(classArea(state).rows, Math.min(k, top));
    case "shared":
      return lines(1, 1);
  }
}

function rowsOf({ across, down }: Grid, count: number): ClassesScroll {
  return { inSight: down, total: Math.ceil(count / across), across, count };
}

/** Which items are in sight, where not all are: `21-40 of 45`. */
export function classesRange(state: State): string {
  const { inSight, across, count } = classesScroll(state);
  const { scroll } = classes.of(state);
  return rangeText(Math.floor(scroll * across), Math.floor(inSight * across), count);
}
