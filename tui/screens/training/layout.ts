import { type Area, bodyArea, type Grid, gridOf } from "../../layout.ts";
import type { State } from "../../state.ts";

/** Lines of facts above curve and components: loading, fit, error. */
export const FACT_LINES = 3;
/** In a body of so many rows there is room for a high curve and numbers above the components. */
const HIGH = 30, MIDDLE = 20;

/** Where curve and components go. */
export interface TrainingLayout {
  /** Room for the error of each pass. */
  readonly curve: Area;
  /** Room for the components. */
  readonly gallery: Area;
  /** null as long as there are no components. */
  readonly grid: Grid | null;
  /** Rows of components. */
  readonly rows: number;
}

/** The layout of Training. */
export function trainingLayout(state: State): TrainingLayout {
  const { columns, rows } = bodyArea(state);
  const curve = { columns, rows: rows >= HIGH ? 8 : rows >= MIDDLE ? 3 : 2 };
  const gallery = { columns, rows: rows - FACT_LINES - curve.rows - 1 };
  const { training } = state;
  const format = training?.components && training.format;
  if (!training || !format) return { curve, gallery, grid: null, rows: 0 };
  const count = training.parameters.nComponents;
  const captionRows = rows >= HIGH ? 1 : 0;
  const grid = gridOf(gallery, { shape: format.shape, count, largest: 1, captionRows });
  return { curve, gallery, grid, rows: Math.ceil(count / grid.across) };
}
