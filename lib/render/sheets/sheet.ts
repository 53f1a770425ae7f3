import type { Raster } from "./raster.ts";

/** Pictures side by side with a label below each. */
export interface ContactSheet {
  /** Stands above them. */
  readonly title: string;
  /** From top to bottom. */
  readonly rows: readonly SheetRow[];
}

/** A row of a sheet. */
export interface SheetRow {
  /** What stands before it; "" for nothing. */
  readonly label: string;
  /** From left to right. */
  readonly pictures: readonly LabelledPicture[];
}

/** A picture of a sheet. */
export interface LabelledPicture {
  /** What is shown. */
  readonly raster: Raster;
  /** What stands below it. */
  readonly label: string;
}

/** Rows of `columns` pictures each, without labels before them. */
export function inRows(pictures: readonly LabelledPicture[], columns: number): SheetRow[] {
  const rows: SheetRow[] = [];
  for (let i = 0; i < pictures.length; i += columns) {
    rows.push({ label: "", pictures: pictures.slice(i, i + columns) });
  }
  return rows;
}
