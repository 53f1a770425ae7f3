import type { Area } from "../layout.ts";

/** How the weights of one image are shown: as bars, as numbers, or both where there is room. */
export interface WeightsLayout {
  /** Rows of bars below one another, each above the numbers of its components. */
  readonly bars: {
    readonly bands: number;
    readonly perBand: number;
    /** Columns from one bar to the next. */
    readonly pitch: number;
    /** Rows of a band, labels included. */
    readonly rows: number;
    /** Each bar's weight stands below it. */
    readonly hasValues: boolean;
  } | null;
  /** Lines of numbers. */
  readonly numbers: { readonly perLine: number; readonly lines: number } | null;
  /** How many weights are in sight; where that are not all, a line above says which. */
  readonly inSight: number;
}

/** Room for `#45 2,062.9`, and between two of these. */
export const VALUE_COLUMNS = 8, NUMBERS_GAP = 2;
/** A band of bars: two rows, and the numbers of the components. */
const LEAST_BAND_ROWS = 3;
const MOST_BAR_ROWS = 12;
/** From this pitch on a bar's weight fits below it. */
const VALUES_PITCH = 7, MOST_PITCH = 9;

/** The layout of k weights in an area; null where there is no room. */
export function weightsLayout(k: number, area: Area, asNumbers: boolean): WeightsLayout | null {
  if (k === 0 || area.rows < LEAST_BAND_ROWS) return null;
  const perLine = numbersPerLine(k, area.columns);
  const needed = Math.ceil(k / perLine);
  if (asNumbers) return numbersOnly(k, perLine, area.rows);
  const pitch = Math.floor(area.columns / k);
  if (pitch < VALUES_PITCH && area.rows >= needed + 1 + LEAST_BAND_ROWS + 1) {
    const bars = barsIn(k, { columns: area.columns, rows: area.rows - needed - 1 });
    if (bars.inSight === k) return { ...bars, numbers: { perLine, lines: needed } };
  }
  return barsIn(k, area);
}

/** How many numbers stand side by side. */
export function numbersPerLine(k: number, columns: number): number {
  const width = numberColumns(k);
  return Math.max(1, Math.floor((columns + NUMBERS_GAP) / (width + NUMBERS_GAP)));
}

/** Columns of one number with the number of its component. */
export function numberColumns(k: number): number {
  return 1 + String(k).length + 1 + VALUE_COLUMNS;
}

function numbersOnly(k: number, perLine: number, rows: number): WeightsLayout {
  const isWhole = perLine * rows >= k;
  const lines = isWhole ? Math.ceil(k / perLine) : rows - 1;
  return { bars: null, numbers: { perLine, lines }, inSight: Math.min(k, perLine * lines) };
}

function barsIn(k: number, { columns, rows }: Area): WeightsLayout {
  const most = Math.max(1, Math.floor(rows / LEAST_BAND_ROWS));
  const isWhole = most * columns >= k;
  const room = isWhole ? rows : rows - 1;
  const bands = isWhole ? Math.ceil(k / columns) : Math.max(1, Math.floor(room / LEAST_BAND_ROWS));
  const perBand = isWhole ? Math.ceil(k / bands) : columns;
  const pitch = Math.min(MOST_PITCH, Math.floor(columns / perBand));
  const hasValues = pitch >= VALUES_PITCH;
  const labels = hasValues ? 2 : 1;
  const bandRows = Math.min(MOST_BAR_ROWS + labels, Math.floor(room / bands));
  return {
    bars: { bands, perBand, pitch, rows: bandRows, hasValues },
    numbers: null,
    inSight: Math.min(k, bands * perBand),
  };
}
