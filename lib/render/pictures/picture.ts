export type { Picture } from "../../sections/picture.ts";

/** Cells that a picture takes at a zoom: at 1 a cell shows two pixels, one above the other. */
export function pictureCells(
  { width, height }: { readonly width: number; readonly height: number },
  zoom: number,
): { columns: number; rows: number } {
  return { columns: zoomed(width, zoom), rows: Math.ceil(zoomed(height, zoom) / 2) };
}

/** Pixels that a length of so many takes at a zoom. */
export function zoomed(length: number, zoom: number): number {
  return zoom >= 1 ? Math.round(length * zoom) : Math.ceil(length / Math.round(1 / zoom));
}
