import { itemAt, LINES_ABOVE } from "../../layout.ts";
import type { Cell } from "../../messages.ts";
import type { State } from "../../state.ts";
import { classArea, classesScroll, examplesGrid, topLayout } from "./layout.ts";
import { classes } from "./state.ts";

/** What is under a cell of Classes. */
export interface Hit {
  /** The class. */
  readonly label: string;
  /** An example image, not a component. */
  readonly isExample: boolean;
  /** Its place among the examples, or among the components as they are listed. */
  readonly place: number;
}

/** What is under a cell; null where nothing is that can be opened. */
export function hitOf(state: State, { column, row }: Cell): Hit | null {
  const { label, other, isAll, view, scroll } = classes.of(state);
  if (isAll) return null;
  const { columns } = classArea(state);
  const isRight = other !== null && column >= columns + 3;
  const shown = isRight ? other : label;
  const at = {
    column: isRight ? column - columns - 3 : column,
    row: row - LINES_ABOVE - (other === null ? 0 : 1),
  };
  const first = Math.floor(scroll * classesScroll(state).across);
  switch (view) {
    case "components":
      return topHit(state, shown, at, first);
    case "examples": {
      const item = itemAt(examplesGrid(state), at.column, at.row);
      return item === undefined ? null : { label: shown, isExample: true, place: first + item };
    }
    case "weights":
    case "boxes":
      // The first line is the scale.
      return at.row < 1 ? null : { label: shown, isExample: false, place: first + at.row - 1 };
    case "shared":
    case "overlay":
      return null;
  }
}

function topHit(state: State, label: string, at: Cell, first: number): Hit | null {
  const { grid, area, examples } = topLayout(state);
  const top = itemAt(grid, at.column, at.row);
  if (at.row < area.rows && top !== undefined) {
    const place = first + top;
    return place < classes.of(state).top ? { label, isExample: false, place } : null;
  }
  // Below a heading.
  const item = examples && itemAt(examples.grid, at.column, at.row - area.rows - 1);
  return item == null ? null : { label, isExample: true, place: item };
}
