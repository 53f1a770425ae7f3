import type { Picture } from "./picture.ts";

/** Points at which an image is looked at: so many across and down, each so many pixels of the image wide and high. */
export interface Grid {
  /** Points in a row. */
  readonly columns: number;
  /** Rows of points. */
  readonly rows: number;
  /** Pixels of the image from one point to the next. */
  readonly stepX: number;
  /** Pixels of the image from one row of points to the next. */
  readonly stepY: number;
}

// 2.9999999 is a 3 that was divided and multiplied
const EPSILON = 1e-9;

/**
 * The pixels that a point covers along one side of an image, `to` excluded: one pixel where a point is no larger than
 * that, none beyond the edge.
 */
export function covered(point: number, step: number, length: number): [from: number, to: number] {
  const from = Math.min(length, Math.floor(point * step + EPSILON));
  if (step <= 1) return [from, Math.min(length, from + 1)];
  return [from, Math.min(length, Math.max(from + 1, Math.round((point + 1) * step)))];
}

/**
 * One plane of an image as seen at the points of a grid: the mean of the pixels that a point covers, which is the pixel
 * itself where points are no larger; 0 beyond the edge.
 *
 * @param plane one number a pixel, row by row
 * @returns one number a point, row by row
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { resample } from "./resample.ts";
 * const image = { width: 2, height: 2 }, plane = [0, 1, 1, 0];
 * const half = { columns: 1, rows: 1, stepX: 2, stepY: 2 };
 * assert.deepEqual([...resample(plane, image, half)], [0.5]);
 * ```
 */
export function resample(
  plane: ArrayLike<number>,
  { width, height }: { readonly width: number; readonly height: number },
  { columns, rows, stepX, stepY }: Grid,
): Float64Array {
  const seen = new Float64Array(columns * rows);
  const across = Array.from({ length: columns }, (_, x) => covered(x, stepX, width));
  for (let y = 0; y < rows; y++) {
    const [top, bottom] = covered(y, stepY, height);
    for (let x = 0; x < columns; x++) {
      const [left, right] = across[x]!;
      let sum = 0;
      for (let v = top; v < bottom; v++) {
        for (let u = left; u < right; u++) sum += plane[v * width + u]!;
      }
      const count = (bottom - top) * (right - left);
      if (count > 0) seen[y * columns + x] = sum / count;
    }
  }
  return seen;
}

/** One plane of values 0..1, or three of red, green and blue 0..255. */
export type Planes =
  | readonly [ArrayLike<number>]
  | readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];

/** The planes of a picture as seen at the points of a grid. */
export function resampledPlanes(picture: Picture, grid: Grid): Planes {
  const isWhole = grid.stepX === 1 && grid.stepY === 1 && grid.columns === picture.width &&
    grid.rows === picture.height;
  const at = (plane: ArrayLike<number>) => isWhole ? plane : resample(plane, picture, grid);
  if ("values" in picture) return [at(picture.values)];
  const channel = (c: number) =>
    at(
      Float32Array.from(
        { length: picture.width * picture.height },
        (_, i) => picture.rgb[i * 3 + c]!,
      ),
    );
  return [channel(0), channel(1), channel(2)];
}

/** How light each point is, 0..1: the value itself, or the luma of the colour (BT.601). */
export function lightness(planes: Planes): ArrayLike<number> {
  const [first, green, blue] = planes;
  if (green === undefined || blue === undefined) return first;
  return Float32Array.from(
    { length: first.length },
    (_, i) => (first[i]! * 0.299 + green[i]! * 0.587 + blue[i]! * 0.114) / 255,
  );
}
