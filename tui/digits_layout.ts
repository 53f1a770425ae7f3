import { type Area, bodyArea, GAP, type Grid, gridOf } from "./layout.ts";
import { activeModel, type Model } from "./model.ts";

/** How many examples of a digit are shown, as in the notebook. */
export const EXAMPLES = 10;
/** Cells left of the grid of all digits, for the digit itself. */
export const DIGIT_MARGIN = 2;

/** Digits: what one of the digits shown has for itself. */
export function digitArea(model: Model): Area {
  const body = bodyArea(model);
  const isHalved = model.digits.other !== null && !model.digits.isAll;
  return isHalved ? { columns: Math.floor((body.columns - 3) / 2), rows: body.rows - 1 } : body;
}

/** The view "parts": the top components; beside them the weights of all, and below them examples, where there is room. */
export interface PartsLayout {
  readonly area: Area;
  readonly grid: Grid;
  readonly bars: Area | null;
  /** Below a heading. */
  readonly examples: { readonly grid: Grid; readonly area: Area } | null;
}

export function partsLayout(model: Model): PartsLayout {
  const shape = activeModel(model)?.shape ?? [28, 28];
  const area = digitArea(model);
  const bars = area.columns >= 120 ? { columns: 40, rows: area.rows } : null;
  const columns = bars ? area.columns - bars.columns - GAP : area.columns;
  const count = Math.min(model.digits.top, activeModel(model)?.components.shape[0] ?? 1);
  const grid = gridOf({ columns, rows: area.rows }, { shape, count, largest: 1 });
  const needed = Math.ceil(count / grid.across) * grid.item.rows;
  const below = { columns, rows: area.rows - needed - 1 };
  const examples = gridOf(below, { shape, count: EXAMPLES / 2, largest: 1 });
  const hasImages = activeModel(model)?.images !== null;
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

/** Examples of one digit, or a line (or two) of them for each digit. */
export function examplesGrid(model: Model): Grid {
  const shape = activeModel(model)?.shape ?? [28, 28];
  const area = digitArea(model);
  if (!model.digits.isAll) return gridOf(area, { shape, count: EXAMPLES });
  const room = { columns: area.columns - DIGIT_MARGIN, rows: area.rows };
  const grid = gridOf(room, { shape, count: Infinity, enough: Infinity, captionRows: 0 });
  const across = [10, 5, 2, 1].find((count) => count <= grid.across)!;
  return { ...grid, across };
}

/** What of a view of Digits is in sight, and how much there is: lines, or rows of pictures. */
export function digitsScroll(model: Model, digitCount: number): { inSight: number; total: number } {
  const { view, isAll, top } = model.digits;
  const k = activeModel(model)?.components.shape[0] ?? 1;
  if (view === "parts") {
    const { grid } = partsLayout(model);
    return { inSight: grid.down, total: Math.ceil(Math.min(k, top) / grid.across) };
  }
  if (view === "examples") {
    const grid = examplesGrid(model);
    const total = Math.ceil(EXAMPLES / grid.across) * (isAll ? digitCount : 1);
    return { inSight: grid.down, total };
  }
  // The first line is the scale.
  if (view === "weights" || view === "boxes") {
    return { inSight: digitArea(model).rows - 1, total: k };
  }
  return { inSight: 1, total: 1 };
}
