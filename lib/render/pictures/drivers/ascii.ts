import type { TextDrawing } from "../drawing.ts";
import type { DrawOptions, TextProtocol } from "../driver.ts";
import { type Picture, pictureCells, zoomed } from "../picture.ts";
import { lightness, resampledPlanes } from "../resample.ts";
import { drawMarks } from "./marks.ts";

/** Characters, darker to lighter, for two pixels each: nothing but ASCII, and no colours. */
export const ascii: TextProtocol = {
  name: "characters",
  renderer: "ascii",
  isNative: false,
  isLive: true,
  fits: () => ({ fits: "yes", why: "always" }),
  open: () => ({ name: ascii.name, cell: { width: 1, height: 2 }, draw: drawAscii }),
};

const RAMP = " .:-=+*#%@";
/** Far below zero to far above it. */
const SIGNED_RAMP = "=-- ++#";

/** Draws a picture in characters; parts as their marks, the sign of a difference as + and -. */
export function drawAscii(picture: Picture, { zoom, colorMap }: DrawOptions): TextDrawing {
  if (picture.parts) return drawMarks(picture, picture.parts, zoom);
  const { columns, rows } = pictureCells(picture, zoom);
  const height = zoomed(picture.height, zoom);
  const grid = { columns, rows: height, stepX: 1 / zoom, stepY: 1 / zoom };
  const values = lightness(resampledPlanes(picture, grid));
  const ramp = colorMap.startsWith("diverging") ? SIGNED_RAMP : RAMP;
  const character = (row: number, column: number) => {
    const upper = values[row * 2 * columns + column]!;
    const lower = row * 2 + 1 < height ? values[(row * 2 + 1) * columns + column]! : upper;
    const value = Math.min(1, Math.max(0, (upper + lower) / 2));
    return ramp[Math.round(value * (ramp.length - 1))]!;
  };
  return {
    kind: "text",
    columns,
    rows,
    line(row, from = 0, to = columns) {
      let text = "";
      for (let column = from; column < to; column++) text += character(row, column);
      return text;
    },
  };
}
