/** A small image: one value or one colour a pixel, row by row. */
export type Picture =
  & {
    /** In pixels. */
    readonly width: number;
    /** In pixels. */
    readonly height: number;
    /**
     * The part that each pixel belongs to, counted from 1; 0 is none. For pictures that only colours tell apart: where
     * there are none, marks of the parts are drawn.
     */
    readonly parts?: ArrayLike<number>;
  }
  & (
    | { /** 0..1 each */ readonly values: ArrayLike<number> }
    | { /** red, green, blue of each pixel, 0..255 */ readonly rgb: ArrayLike<number> }
  );

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
