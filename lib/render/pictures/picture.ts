import { encodeCells, encodeCellsAfter, type SetColors } from "./cell_encoder.ts";
import type { ColorDepth } from "./color_depth.ts";
import { colorCode, type ColorMapName, palette } from "./color_map.ts";
import type { Picture } from "../../sections/picture.ts";
import { encodeSignedCells } from "./signed_cells.ts";

export type { Picture };

/** How a picture is drawn. */
export interface PictureOptions {
  /** How many colours the terminal has. */
  readonly depth: ColorDepth;
  /** Default `grey`. With a diverging map the values are signed (0.5 is zero) and the sign is marked by + and - too. */
  readonly colorMap?: ColorMapName;
  /** Whole numbers repeat pixels; 1/2, 1/3, ... take the mean of 2 x 2, 3 x 3, ... pixels. Default 1. */
  readonly zoom?: number;
  /** Draw with characters even where there are colours. */
  readonly ascii?: boolean;
}

/** A drawn picture: any part of any of its rows as text. A cell shows two pixels, one above the other. */
export interface Drawing {
  /** In cells. */
  readonly columns: number;
  /** In cells. */
  readonly rows: number;
  /** Row `row` from column `from` (default 0) up to `to` (default the end), colours reset at its end. */
  line(row: number, from?: number, to?: number): string;
  /** The same, going on with the colours that are set and leaving its own set; where the drawing has colours. */
  lineAfter?(colors: SetColors, row: number, from: number, to: number): string;
  /** A number for what a cell looks like: cells of drawings of one colour depth that have the same look the same. */
  look?(row: number, column: number): number;
}

/**
 * Draws an image with half blocks: exact where the zoom is a whole number, in as few bytes as can be. Without
 * colours (and where asked for) it is drawn with characters, one for two pixels.
 */
export function drawPicture(picture: Picture, options: PictureOptions): Drawing {
  const { depth, colorMap = "grey", zoom = 1, ascii = false } = options;
  const scaled = scale(picture, zoom);
  const isSigned = colorMap.startsWith("diverging");
  if (depth === "none" || ascii) return drawCharacters(scaled, isSigned ? SIGNED_RAMP : RAMP);
  if (isSigned && scaled.planes.length === 1) return drawSigned(scaled, colorMap, depth);
  return drawColors(colorCodes(scaled, depth, colorMap), scaled.width, depth);
}

function drawCharacters(scaled: Scaled, ramp: string): Drawing {
  const { width, height } = scaled;
  return {
    columns: width,
    rows: Math.ceil(height / 2),
    line: (row, from = 0, to = width) => asciiLine(scaled, row, from, to, ramp),
  };
}

function drawSigned(
  { width, height, planes }: Scaled,
  map: ColorMapName,
  depth: Exclude<ColorDepth, "none">,
): Drawing {
  const values = (y: number, from: number, to: number) =>
    Array.prototype.slice.call(planes[0]!, y * width + from, y * width + to);
  return {
    columns: width,
    rows: Math.ceil(height / 2),
    line: (row, from = 0, to = width) => {
      const lower = Math.min(row * 2 + 1, height - 1);
      return encodeSignedCells(values(row * 2, from, to), values(lower, from, to), map, depth);
    },
  };
}

function drawColors(
  codes: Int32Array,
  width: number,
  depth: Exclude<ColorDepth, "none">,
): Drawing {
  const half = (y: number, from: number, to: number) =>
    y * width < codes.length
      ? codes.subarray(y * width + from, y * width + to)
      : new Int32Array(to - from).fill(-1);
  // -1 is the terminal's own background, below a last row of pixels that has none beneath.
  const code = (y: number, x: number) => (codes[y * width + x] ?? -1) + 1;
  return {
    columns: width,
    rows: Math.ceil(codes.length / width / 2),
    line: (row, from = 0, to = width) =>
      encodeCells(half(row * 2, from, to), half(row * 2 + 1, from, to), depth),
    lineAfter: (colors, row, from, to) =>
      encodeCellsAfter(colors, half(row * 2, from, to), half(row * 2 + 1, from, to), depth),
    look: (row, column) => code(row * 2, column) * 2 ** 25 + code(row * 2 + 1, column),
  };
}

/**
 * The lines of a picture, for output that is written once.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { halfBlocks } from "./picture.ts";
 * const picture = { width: 2, height: 2, values: [1, 0, 0, 0] };
 * assert.deepEqual(halfBlocks(picture, { depth: "256" }), ["\x1b[38;5;231;48;5;16m▀ \x1b[m"]);
 * assert.deepEqual(halfBlocks(picture, { depth: "none" }), ["+ "]);
 * ```
 */
export function halfBlocks(picture: Picture, options: PictureOptions): string[] {
  const drawing = drawPicture(picture, options);
  return Array.from({ length: drawing.rows }, (_, row) => drawing.line(row));
}

/** Cells that a picture takes at a zoom. */
export function pictureCells(
  { width, height }: { readonly width: number; readonly height: number },
  zoom: number,
): { columns: number; rows: number } {
  const [columns, pixels] = [zoomed(width, zoom), zoomed(height, zoom)];
  return { columns, rows: Math.ceil(pixels / 2) };
}

function zoomed(length: number, zoom: number): number {
  return zoom >= 1 ? length * zoom : Math.ceil(length / Math.round(1 / zoom));
}

/** One plane per channel, so that grey and coloured pictures are scaled by the same loop. */
interface Scaled {
  readonly width: number;
  readonly height: number;
  /** One plane of 0..1, or three of 0..255. */
  readonly planes: readonly ArrayLike<number>[];
}

function scale(picture: Picture, zoom: number): Scaled {
  const { width, height } = picture;
  const planes = "rgb" in picture
    ? [0, 1, 2].map((c) =>
      Float32Array.from({ length: width * height }, (_, i) => picture.rgb[i * 3 + c]!)
    )
    : [picture.values];
  if (zoom === 1) return { width, height, planes };
  const [columns, pixels] = [zoomed(width, zoom), zoomed(height, zoom)];
  return {
    width: columns,
    height: pixels,
    planes: planes.map((plane) =>
      zoom > 1 ? repeat(plane, width, height, zoom) : shrink(plane, width, height, zoom)
    ),
  };
}

function repeat(
  plane: ArrayLike<number>,
  width: number,
  height: number,
  zoom: number,
): Float64Array {
  const larger = new Float64Array(width * height * zoom * zoom);
  let at = 0;
  for (let y = 0; y < height * zoom; y++) {
    const row = Math.floor(y / zoom) * width;
    for (let x = 0; x < width * zoom; x++) larger[at++] = plane[row + Math.floor(x / zoom)]!;
  }
  return larger;
}

/** Means of blocks; those at the right and the lower edge may be smaller. */
function shrink(
  plane: ArrayLike<number>,
  width: number,
  height: number,
  zoom: number,
): Float64Array {
  const side = Math.round(1 / zoom);
  const columns = Math.ceil(width / side), rows = Math.ceil(height / side);
  const smaller = new Float64Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0, count = 0;
      for (let v = y * side; v < Math.min(height, (y + 1) * side); v++) {
        for (let u = x * side; u < Math.min(width, (x + 1) * side); u++) {
          sum += plane[v * width + u]!;
          count++;
        }
      }
      smaller[y * columns + x] = sum / count;
    }
  }
  return smaller;
}

function colorCodes({ planes }: Scaled, depth: ColorDepth, map: ColorMapName): Int32Array {
  const [first, green, blue] = planes;
  const n = first!.length;
  const codes = new Int32Array(n);
  if (green && blue) {
    for (let i = 0; i < n; i++) {
      codes[i] = colorCode(
        [Math.round(first![i]!), Math.round(green[i]!), Math.round(blue[i]!)],
        depth,
      );
    }
  } else {
    const colors = palette(map, depth);
    for (let i = 0; i < n; i++) {
      codes[i] = colors[Math.round(Math.min(1, Math.max(0, first![i]!)) * 255)]!;
    }
  }
  return codes;
}

const RAMP = " .:-=+*#%@";
/** Far below zero to far above it. */
const SIGNED_RAMP = "=-- ++#";

function asciiLine(
  { width, height, planes }: Scaled,
  row: number,
  from: number,
  to: number,
  ramp: string,
): string {
  const lightness = (at: number) =>
    planes.length === 1
      ? planes[0]![at]!
      : (planes[0]![at]! * 0.3 + planes[1]![at]! * 0.59 + planes[2]![at]! * 0.11) / 255;
  let text = "";
  for (let x = from; x < to; x++) {
    const upper = lightness(row * 2 * width + x);
    const lower = row * 2 + 1 < height ? lightness((row * 2 + 1) * width + x) : upper;
    const value = Math.min(1, Math.max(0, (upper + lower) / 2));
    text += ramp[Math.round(value * (ramp.length - 1))];
  }
  return text;
}
