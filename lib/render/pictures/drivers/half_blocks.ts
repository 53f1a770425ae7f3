import type { ColorDepth } from "../color_depth.ts";
import { colorCode, type ColorMapName, palette } from "../color_map.ts";
import type { TextDrawing } from "../drawing.ts";
import type { LiveDriver, TextProtocol } from "../driver.ts";
import { pictureCells, zoomed } from "../picture.ts";
import { type Planes, resampledPlanes } from "../resample.ts";
import { type CellEncoder, createCellEncoder } from "./cell_encoder.ts";
import { encodeSignedCells } from "./signed_cells.ts";

/** Half blocks: two pixels a cell, exact where the zoom is a whole number, in as few bytes as can be. */
export const halfBlocks: TextProtocol = {
  name: "half blocks",
  renderer: "blocks",
  isNative: false,
  isLive: true,
  fits({ colorDepth, unicode }) {
    if (colorDepth === "none") return { fits: "no", why: "no colours" };
    if (!unicode) return { fits: "asked", why: "no block characters (locale or Linux console)" };
    return { fits: "yes", why: `${colorDepth === "truecolor" ? "24-bit" : colorDepth} colours` };
  },
  open({ colorDepth }) {
    if (colorDepth === "none") throw new Error("half blocks need colours");
    return createHalfBlocks(colorDepth);
  },
};

/** Draws half blocks in a colour depth. */
export function createHalfBlocks(depth: Exclude<ColorDepth, "none">): LiveDriver<TextDrawing> {
  const encoder = createCellEncoder(depth);
  const palettes = new Map<ColorMapName, Int32Array>();
  const colorsOf = (map: ColorMapName): Int32Array => {
    const known = palettes.get(map);
    if (known) return known;
    const codes = palette(map, depth);
    palettes.set(map, codes);
    return codes;
  };
  return {
    name: halfBlocks.name,
    cell: { width: 1, height: 2 },
    draw(picture, { zoom, colorMap }) {
      const grid = {
        columns: zoomed(picture.width, zoom),
        rows: zoomed(picture.height, zoom),
        stepX: 1 / zoom,
        stepY: 1 / zoom,
      };
      const planes = resampledPlanes(picture, grid);
      const cells = pictureCells(picture, zoom);
      if (colorMap.startsWith("diverging") && planes.length === 1) {
        return drawSigned(planes[0], cells, grid.rows, colorsOf(colorMap), encoder, depth);
      }
      const codes = planes.length === 1
        ? greyCodes(planes[0], colorsOf(colorMap))
        : colorCodes(planes, depth);
      return drawCodes(codes, cells, encoder);
    },
  };
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
}

function drawSigned(
  values: ArrayLike<number>,
  { columns, rows }: Cells,
  height: number,
  colors: Int32Array,
  encoder: CellEncoder,
  depth: Exclude<ColorDepth, "none">,
): TextDrawing {
  const part = (y: number, from: number, to: number) =>
    Array.prototype.slice.call(values, y * columns + from, y * columns + to);
  return {
    kind: "text",
    columns,
    rows,
    line: (row, from = 0, to = columns) => {
      const lower = Math.min(row * 2 + 1, height - 1);
      const [top, bottom] = [part(row * 2, from, to), part(lower, from, to)];
      return encodeSignedCells(top, bottom, colors, encoder, depth);
    },
  };
}

function drawCodes(codes: Int32Array, { columns, rows }: Cells, encoder: CellEncoder): TextDrawing {
  const half = (y: number, from: number, to: number) =>
    y * columns < codes.length
      ? codes.subarray(y * columns + from, y * columns + to)
      : new Int32Array(to - from).fill(-1);
  // -1 is the terminal's own background, below a last row of pixels that has none beneath.
  const code = (y: number, x: number) => (codes[y * columns + x] ?? -1) + 1;
  return {
    kind: "text",
    columns,
    rows,
    line: (row, from = 0, to = columns) =>
      encoder.encode(half(row * 2, from, to), half(row * 2 + 1, from, to)),
    lineAfter: (colors, row, from, to) =>
      encoder.encodeAfter(colors, half(row * 2, from, to), half(row * 2 + 1, from, to)),
    look: (row, column) => code(row * 2, column) * 2 ** 25 + code(row * 2 + 1, column),
  };
}

function greyCodes(values: ArrayLike<number>, colors: Int32Array): Int32Array {
  const codes = new Int32Array(values.length);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = colors[Math.round(Math.min(1, Math.max(0, values[i]!)) * 255)]!;
  }
  return codes;
}

function colorCodes([red, green, blue]: Planes & { length: 3 }, depth: ColorDepth): Int32Array {
  const codes = new Int32Array(red.length);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = colorCode(
      [Math.round(red[i]!), Math.round(green[i]!), Math.round(blue[i]!)],
      depth,
    );
  }
  return codes;
}
