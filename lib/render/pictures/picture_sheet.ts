import { type ColorMapName, colorOf } from "./color_map.ts";
import type { Picture } from "./picture.ts";

/** A picture and where its left edge is. */
export interface Placed {
  /** What is shown. */
  readonly picture: Picture;
  /** Default `grey`. */
  readonly colorMap?: ColorMapName;
  /** Column of its left edge. */
  readonly left: number;
}

/** The size of a sheet, in cells, of pictures, and of a cell in pixels. */
export interface SheetLayout {
  /** Width in cells. */
  readonly columns: number;
  /** Height in cells. */
  readonly rows: number;
  /** Size of the pictures: 1 = one cell shows two pixels, one above the other. */
  readonly zoom: number;
  /** Width of a cell in pixels. */
  readonly cellWidth: number;
  /** Height of a cell in pixels. */
  readonly cellHeight: number;
}

/** Pixels from the upper left: red, green, blue, opacity (0 or 255) of each. */
export interface Sheet {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** width * height * 4. */
  readonly rgba: Uint8Array;
}

/**
 * Pictures painted side by side on one sheet: each pixel repeated (or averaged, where it is smaller than one of the
 * sheet) so that it is half a cell at zoom 1; the rest is transparent.
 */
export function pictureSheet(places: readonly Placed[], layout: SheetLayout): Sheet {
  const { columns, rows, zoom, cellWidth, cellHeight } = layout;
  const [width, height] = [columns * cellWidth, rows * cellHeight];
  const [scaleX, scaleY] = [cellWidth * zoom, cellHeight / 2 * zoom];
  const rgba = new Uint8Array(width * height * 4);
  for (const { picture, colorMap, left } of places) {
    const color = colorsOf(picture, colorMap ?? "grey");
    const start = left * cellWidth;
    const across = Math.min(width - start, Math.ceil(picture.width * scaleX));
    const down = Math.min(height, Math.ceil(picture.height * scaleY));
    for (let y = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        const at = (y * width + start + x) * 4;
        rgba.set(meanColor(color, picture, x / scaleX, y / scaleY, 1 / scaleX, 1 / scaleY), at);
        rgba[at + 3] = 255;
      }
    }
  }
  return { width, height, rgba };
}

type Color = readonly [number, number, number];

function colorsOf(picture: Picture, map: ColorMapName): (pixel: number) => Color {
  if ("rgb" in picture) {
    const { rgb } = picture;
    return (pixel) => [rgb[pixel * 3]!, rgb[pixel * 3 + 1]!, rgb[pixel * 3 + 2]!];
  }
  return (pixel) => colorOf(map, picture.values[pixel]!);
}

/** The mean colour of the part of a picture that begins at x, y and is so wide and high. */
function meanColor(
  color: (pixel: number) => Color,
  { width, height }: Picture,
  x: number,
  y: number,
  across: number,
  down: number,
): Color {
  // 2.9999999 is a 3 that was divided and multiplied
  const [left, top] = [Math.floor(x + 1e-9), Math.floor(y + 1e-9)];
  if (across <= 1 && down <= 1) return color(top * width + left);
  const right = Math.min(width, Math.max(left + 1, Math.round(x + across)));
  const bottom = Math.min(height, Math.max(top + 1, Math.round(y + down)));
  const sums: [number, number, number] = [0, 0, 0];
  for (let v = top; v < bottom; v++) {
    for (let u = left; u < right; u++) {
      const [red, green, blue] = color(v * width + u);
      sums[0] += red;
      sums[1] += green;
      sums[2] += blue;
    }
  }
  const pixels = (right - left) * (bottom - top);
  return sums.map((sum) => Math.round(sum / pixels)) as [number, number, number];
}
