import { type Area, bodyArea, GAP, type Grid, gridOf } from "../../layout.ts";
import { activeModel, type State } from "../../state.ts";
import { reconstructions } from "./state.ts";

/** Reconstructions: pairs, and where the histogram goes. */
export interface ReconstructionsLayout {
  /** Room for the pairs. */
  readonly pairs: Area;
  /** Of the pairs. */
  readonly grid: Grid;
  /** Room for it. */
  readonly histogram: Area;
  /** The histogram stands beside the pairs, not below them. */
  readonly isBeside: boolean;
}

/** The layout of Reconstructions. */
export function reconstructionsLayout(state: State): ReconstructionsLayout {
  const area = bodyArea(state);
  const isBeside = area.columns >= 110;
  const rowsBelow = isBeside || area.rows < 13 ? 0 : 4;
  const room = { columns: area.columns - (isBeside ? 40 + GAP : 0), rows: area.rows - rowsBelow };
  const grid = gridOf(room, {
    shape: activeModel(state)?.shape ?? [28, 28],
    count: Infinity,
    pictures: 2,
    captionColumns: 24,
    zoom: reconstructions.of(state).zoom,
    enough: 6,
  });
  if (!isBeside) {
    const rows = grid.down * grid.item.rows;
    const below = { columns: area.columns, rows: Math.min(10, area.rows - rows) };
    const histogram = rowsBelow > 0 ? below : { columns: area.columns, rows: 0 };
    return { pairs: { columns: area.columns, rows }, grid, histogram, isBeside };
  }
  const columns = grid.across * (grid.item.columns + GAP) - GAP;
  const histogram = { columns: Math.min(80, area.columns - columns - GAP), rows: area.rows };
  return { pairs: { columns, rows: area.rows }, grid, histogram, isBeside };
}
