import { type ColorMapName, colorOf } from "./color_map.ts";
import { type Picture, pictureCells } from "./picture.ts";
import { type Planes, resampledPlanes } from "./resample.ts";
import type { CellSize } from "./terminal_answer.ts";

/** A picture as an image for a terminal: red, green, blue, opacity (0 or 255) of each pixel. */
export interface Pixels {
  /** Pixels in a row: whole cells. */
  readonly width: number;
  /** Rows: whole cells. */
  readonly height: number;
  /** width * height * 4. */
  readonly rgba: Uint8Array;
}

/**
 * The pixels of the cells that a picture takes at a zoom: each pixel of it repeated (or the mean of several, where cells
 * have fewer) so that it is half a cell high at zoom 1; what is left over of the last row of cells is transparent.
 *
 * @param cell pixels of a cell
 */
export function picturePixels(
  picture: Picture,
  { zoom, colorMap }: { readonly zoom: number; readonly colorMap: ColorMapName },
  cell: CellSize,
): Pixels {
  const { columns, rows } = pictureCells(picture, zoom);
  const [width, height] = [columns * cell.width, rows * cell.height];
  const [scaleX, scaleY] = [cell.width * zoom, cell.height / 2 * zoom];
  const across = Math.min(width, Math.ceil(picture.width * scaleX));
  const down = Math.min(height, Math.ceil(picture.height * scaleY));
  const grid = { columns: across, rows: down, stepX: 1 / scaleX, stepY: 1 / scaleY };
  const planes = resampledPlanes(picture, grid);
  const rgba = new Uint8Array(width * height * 4);
  const color = colorsOf(planes, colorMap);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const at = (y * width + x) * 4;
      rgba.set(color(y * across + x), at);
      rgba[at + 3] = 255;
    }
  }
  return { width, height, rgba };
}

function colorsOf(planes: Planes, map: ColorMapName): (at: number) => readonly number[] {
  if (planes.length === 1) {
    const colors = Array.from({ length: 256 }, (_, i) => colorOf(map, i / 255));
    return (at) => colors[Math.round(Math.min(1, Math.max(0, planes[0][at]!)) * 255)]!;
  }
  const [red, green, blue] = planes;
  return (at) => [Math.round(red[at]!), Math.round(green[at]!), Math.round(blue[at]!)];
}
