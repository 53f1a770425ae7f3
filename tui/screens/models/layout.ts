import { pictureCells } from "../../../lib/render/pictures/picture.ts";
import {
  type Area,
  bodyArea,
  fittingZoom,
  GAP,
  type Grid,
  gridOf,
  type Shape,
} from "../../layout.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { classes } from "../classes/state.ts";
import { models } from "./state.ts";

/** A model needs at least this many columns. */
const LEAST_COLUMNS = 30;
/** Lines above the pictures of each model. */
export const FACT_LINES = 5;

/** Which models stand side by side. */
export interface ModelsLayout {
  /** The first in sight. */
  readonly first: number;
  /** How many are in sight. */
  readonly across: number;
  /** What each has below its facts. */
  readonly area: Area;
}

/** The layout of Models. */
export function modelsLayout(state: State): ModelsLayout {
  const body = bodyArea(state);
  const count = state.models.length;
  const across = Math.max(1, Math.min(count, Math.floor(body.columns / LEAST_COLUMNS)));
  const first = Math.floor(models.of(state).cursor / across) * across;
  const columns = Math.floor((body.columns - (across - 1) * GAP) / across);
  return { first, across, area: { columns, rows: body.rows - FACT_LINES } };
}

/** An image and its reconstruction, beside or above each other as they are larger, and the room for its weights. */
export interface PairLayout {
  /** Of both pictures. */
  readonly zoom: number;
  /** The reconstruction stands beside the image, not below it. */
  readonly isBeside: boolean;
  /** Room for the weights. */
  readonly chart: Area;
}

/** The layout of one model that shows an image. */
export function pairLayout(area: Area, shape: Shape): PairLayout {
  const half = { columns: Math.floor((area.columns - 1) / 2), rows: area.rows };
  const beside = fittingZoom(half, shape, 3);
  const above = fittingZoom(
    { columns: area.columns, rows: Math.floor(area.rows / 2) },
    shape,
    3,
  );
  const isBeside = beside >= above;
  const zoom = Math.max(beside, above);
  const [height, width] = shape;
  const rows = pictureCells({ width, height }, zoom).rows * (isBeside ? 1 : 2);
  return { zoom, isBeside, chart: { columns: area.columns, rows: area.rows - rows - 1 } };
}

/** The top components of a class in a model: as many as fit, as scrolled. */
export function topInSight(
  state: State,
  model: OpenModel,
): { readonly grid: Grid; readonly first: number; readonly shown: number } {
  const top = Math.min(classes.of(state).top, model.components.shape[0]!);
  const { area } = modelsLayout(state);
  const question = { shape: model.shape, count: top, largest: 1, enough: top, gap: 1 };
  const grid = gridOf(area, question);
  const most = Math.max(0, Math.ceil(top / grid.across) - grid.down);
  const first = Math.min(models.of(state).scroll, most) * grid.across;
  return { grid, first, shown: Math.min(top - first, grid.across * grid.down) };
}

/** The rows of top components beyond those in sight, of the model that has most of them. */
export function topScroll(state: State): { readonly inSight: number; readonly most: number } {
  const { first, across } = modelsLayout(state);
  const shown = state.models.slice(first, first + across).map((model) => {
    const { grid } = topInSight(state, model);
    const top = Math.min(classes.of(state).top, model.components.shape[0]!);
    return { inSight: grid.down, most: Math.ceil(top / grid.across) - grid.down };
  });
  return {
    inSight: Math.min(...shown.map(({ inSight }) => inSight), Infinity),
    most: Math.max(0, ...shown.map(({ most }) => most)),
  };
}
