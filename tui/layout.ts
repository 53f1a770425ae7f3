import { pictureCells } from "../lib/render/pictures/picture.ts";
import type { State } from "./state.ts";

/** Cells to draw in. */
export interface Area {
  /** Side by side. */
  readonly columns: number;
  /** Below one another. */
  readonly rows: number;
}

/** [height, width] of an image. */
export type Shape = readonly [height: number, width: number];

/** Below this a sentence stands in place of the screens. */
export const LEAST_SIZE: Area = { columns: 60, rows: 16 };
/** Lines above the body: tabs, heading. */
export const LINES_ABOVE = 2;
/** Cells between two items side by side. */
export const GAP = 2;

/** Columns for a caption above a narrower picture. */
export const CAPTION_COLUMNS = 14;

/** Whether a window has no room for any screen. */
export function isTooSmall({ columns, rows }: Area): boolean {
  return columns < LEAST_SIZE.columns || rows < LEAST_SIZE.rows;
}

/** What a screen has for itself: all but the tabs, its heading and the status line. */
export function bodyArea({ size }: State): Area {
  return { columns: size.columns, rows: Math.max(1, size.rows - LINES_ABOVE - 1) };
}

/** Equal items in rows and columns: one or more pictures under a caption. */
export interface Grid {
  /** Cells a pixel, in columns. */
  readonly zoom: number;
  /** One picture. */
  readonly picture: Area;
  /** One item, with its caption, without the gap after it. */
  readonly item: Area;
  /** Items side by side. */
  readonly across: number;
  /** Rows of items. */
  readonly down: number;
  /** Cells between two items side by side. */
  readonly gap: number;
}

/** What goes into a grid. */
export interface GridQuestion {
  /** Of each picture. */
  readonly shape: Shape;
  /** How many items there are. */
  readonly count: number;
  /** Pictures side by side in an item. */
  readonly pictures?: number;
  /** Default 1. */
  readonly captionRows?: number;
  /** Columns that a caption needs; default {@linkcode CAPTION_COLUMNS}. */
  readonly captionColumns?: number;
  /** The zoom asked for; null: by the room there is. */
  readonly zoom?: number | null;
  /** Where not all items fit: how many should be in sight at least. */
  readonly enough?: number;
  /** The largest zoom; default 2. */
  readonly largest?: number;
  /** Default {@linkcode GAP}. */
  readonly gap?: number;
}

/**
 * The grid of an area. Without a zoom asked for: the largest at which all items are in sight, else at which enough are,
 * else the smallest that can be recognised.
 */
export function gridOf(area: Area, question: GridQuestion): Grid {
  const { shape, count, zoom = null, enough = 8, largest = 2 } = question;
  const grids = zooms(shape, largest).map((zoom) => gridAt(area, zoom, question));
  const fitting = grids.filter(({ item }) =>
    item.columns <= area.columns && item.rows <= area.rows
  );
  if (zoom !== null) {
    const asked = fitting.find((grid) => grid.zoom === zoom);
    if (asked) return asked;
  }
  const inSight = (grid: Grid) => grid.across * grid.down;
  return fitting.find((grid) => inSight(grid) >= count) ??
    fitting.find((grid) => inSight(grid) >= enough) ?? fitting.at(-1) ??
    gridAt(area, smallZoom(area, question), question);
}

/** For pictures that fit in no better way: the largest of 1, 1/2, 1/3, ... at which an item does. */
function smallZoom(
  area: Area,
  { shape: [height, width], pictures = 1, captionRows = 1 }: GridQuestion,
): number {
  const columns = Math.max(1, Math.floor((area.columns - pictures + 1) / pictures));
  const rows = Math.max(1, area.rows - captionRows);
  return 1 / Math.max(1, Math.ceil(width / columns), Math.ceil(height / 2 / rows));
}

function gridAt(
  area: Area,
  zoom: number,
  { shape: [height, width], pictures = 1, gap = GAP, ...captions }: GridQuestion,
): Grid {
  const { captionRows = 1, captionColumns = CAPTION_COLUMNS } = captions;
  const picture = pictureCells({ width, height }, zoom);
  const least = captionRows > 0 ? captionColumns : 0;
  const item = {
    columns: Math.max(least, picture.columns * pictures + (pictures - 1)),
    rows: picture.rows + captionRows,
  };
  return {
    zoom,
    picture,
    item,
    gap,
    across: Math.max(1, Math.floor((area.columns + gap) / (item.columns + gap))),
    down: Math.max(1, Math.floor(area.rows / item.rows)),
  };
}

/** A picture needs so many pixels a side to be recognised, and so many columns for its caption. */
export const LEAST_SIDE = 14;

/**
 * Largest first: whole numbers, then fractions as long as the picture is large enough. Images smaller than that are
 * never shown at their own size: `largest` is then a multiple of the least zoom that will do.
 */
export function zooms([height, width]: Shape, largest: number): number[] {
  const side = Math.min(height, width);
  const least = Math.ceil(LEAST_SIDE / side);
  const whole = Array.from(
    { length: least * (largest - 1) + 1 },
    (_, i) => least * largest - i,
  );
  return [
    ...whole,
    ...[1 / 2, 1 / 3, 1 / 4, 1 / 6, 1 / 8, 1 / 12, 1 / 16].filter((zoom) =>
      side * zoom >= LEAST_SIDE
    ),
  ];
}

/** The largest zoom at which a picture fits. */
export function fittingZoom(area: Area, shape: Shape, largest = 4): number {
  const [height, width] = shape;
  const found = zooms(shape, largest).find((zoom) => {
    const cells = pictureCells({ width, height }, zoom);
    return cells.columns <= area.columns && cells.rows <= area.rows;
  });
  return found ?? smallZoom(area, { shape, count: 1, captionRows: 0 });
}

/** The item under a place in the grid's area, counted from its first visible item; undefined between items. */
export function itemAt(grid: Grid, column: number, row: number): number | undefined {
  const across = Math.floor(column / (grid.item.columns + grid.gap));
  const down = Math.floor(row / grid.item.rows);
  if (across >= grid.across || down >= grid.down || column < 0 || row < 0) return undefined;
  return column % (grid.item.columns + grid.gap) < grid.item.columns
    ? down * grid.across + across
    : undefined;
}

/** First row in sight, moved no further than it takes to have the cursor's row in sight. */
export function scrollTo(scroll: number, row: number, inSight: number, total: number): number {
  const least = row - inSight + 1;
  const wanted = Math.min(row, Math.max(scroll, least));
  return Math.max(0, Math.min(wanted, total - inSight));
}

/** Through the sizes: by the room there is, then from the largest to the smallest. */
export function nextZoom(zoom: number | null, choices: readonly number[]): number | null {
  if (zoom === null) return choices[0] ?? null;
  return choices[choices.indexOf(zoom) + 1] ?? null;
}

/** A value kept between 0 and `count - 1`; 0 where there is nothing. */
export function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
