import { type ColorMapName, colorOf } from "./color_map.ts";
import { type Picture, pictureCells } from "./picture.ts";
import { covered, type Planes, resampledPlanes } from "./resample.ts";
import type { CellSize } from "./terminal_answer.ts";

/** A picture as an image for a terminal: red, green, blue, opacity (0 or 255) of each pixel. */
export interface Pixels {
  /** Pixels in a row: whole cells. */
  readonly width: number;
  /** Rows: whole cells. */
  readonly height: number;
  /** width * height * 4. */
  readonly rgba: Uint8Array<ArrayBuffer>;
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
  const [stepX, stepY] = [1 / (cell.width * zoom), 2 / (cell.height * zoom)];
  const across = Math.min(width, Math.ceil(picture.width / stepX));
  const down = Math.min(height, Math.ceil(picture.height / stepY));
  const isRepeated = stepX <= 1 && stepY <= 1;
  const grid = isRepeated
    ? { columns: picture.width, rows: picture.height, stepX: 1, stepY: 1 }
    : { columns: across, rows: down, stepX, stepY };
  const colors = packedColors(resampledPlanes(picture, grid), colorMap);
  const place = (at: number, step: number, length: number) =>
    isRepeated ? covered(at, step, length)[0] : at;
  const columnOf = Int32Array.from({ length: across }, (_, x) => place(x, stepX, picture.width));
  const packed = new Uint32Array(width * height);
  let last = -1;
  for (let y = 0; y < down; y++) {
    const row = place(y, stepY, picture.height);
    const to = y * width;
    if (row === last) packed.copyWithin(to, to - width, to);
    else {for (let x = 0; x < across; x++) {
        packed[to + x] = colors[row * grid.columns + columnOf[x]!]!;
      }}
    last = row;
  }
  return { width, height, rgba: new Uint8Array(packed.buffer) };
}

/** The colour of each point as its four bytes, opaque. */
function packedColors(planes: Planes, map: ColorMapName): Uint32Array {
  const bytes = new Uint8Array(planes[0].length * 4);
  const color = colorsOf(planes, map);
  for (let i = 0; i < planes[0].length; i++) {
    bytes.set(color(i), i * 4);
    bytes[i * 4 + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}

/**
 * The pixels with as few channels as tell them: 1 grey, 3 colours, and one more where some are transparent. A grey PNG
 * takes a fifth of the bytes.
 */
export function fewestChannels(
  { width, height, rgba }: Pixels,
): { width: number; height: number; data: Uint8Array; channels: 1 | 2 | 3 | 4 } {
  const packed = new Uint32Array(rgba.buffer);
  let isGrey = true, isOpaque = true, last = -1;
  for (let i = 0; i < packed.length; i++) {
    // most pixels are as the one before them
    if (packed[i] === last) continue;
    last = packed[i]!;
    const [red, green, blue, opacity] = rgba.subarray(i * 4, i * 4 + 4);
    if (red !== green || red !== blue) isGrey = false;
    if (opacity !== 255) isOpaque = false;
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
