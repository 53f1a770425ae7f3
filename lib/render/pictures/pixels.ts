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

/**
 * The pixels with as few channels as tell them: 1 grey, 3 colours, and one more where some are transparent. A grey PNG
 * takes a fifth of the bytes.
 */
export function fewestChannels(
  { width, height, rgba }: Pixels,
): { width: number; height: number; data: Uint8Array; channels: 1 | 2 | 3 | 4 } {
  let isGrey = true, isOpaque = true;
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) isGrey = false;
    if (rgba[at + 3] !== 255) isOpaque = false;
  }
  const kept = [0, ...isGrey ? [] : [1, 2], ...isOpaque ? [] : [3]];
  const data = new Uint8Array(width * height * kept.length);
  let to = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    for (const channel of kept) data[to++] = rgba[at + channel]!;
  }
  return { width, height, data, channels: kept.length as 1 | 2 | 3 | 4 };
}

function colorsOf(planes: Planes, map: ColorMapName): (at: number) => readonly number[] {
  if (planes.length === 1) {
    const colors = Array.from({ length: 256 }, (_, i) => colorOf(map, i / 255));
    return (at) => colors[Math.round(Math.min(1, Math.max(0, planes[0][at]!)) * 255)]!;
  }
  const [red, green, blue] = planes;
  return (at) => [Math.round(red[at]!), Math.round(green[at]!), Math.round(blue[at]!)];
}
