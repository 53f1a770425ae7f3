import type { TextDrawing } from "../drawing.ts";
import type { DrawOptions, TextProtocol } from "../driver.ts";
import { type Picture, pictureCells } from "../picture.ts";
import { lightness, resampledPlanes } from "../resample.ts";
import { drawAscii } from "./ascii.ts";

/** Braille: 2 x 4 dots a cell, without colours. */
export const braille: TextProtocol = {
  name: "braille",
  renderer: "braille",
  isNative: false,
  isLive: true,
  fits({ isScreen, unicode, colorDepth }) {
    if (!unicode) return { fits: "asked", why: "no braille characters (locale or Linux console)" };
    if (!isScreen) return { fits: "asked", why: "for a screen" };
    if (colorDepth !== "none") return { fits: "asked", why: "for screens without colours" };
    return { fits: "yes", why: "no colours" };
  },
  open: () => ({ name: braille.name, cell: { width: 2, height: 4 }, draw: drawBraille }),
};

/** Bits of a braille character's dots, from the top row to the bottom: left column, right column. */
export const BRAILLE_DOTS = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]] as const;

/** The character of some dots; a space for none, as some fonts draw the empty character with circles. */
export function brailleCharacter(dots: number): string {
  return dots === 0 ? " " : String.fromCodePoint(0x2800 + dots);
}

/** Thresholds that spread the dots of a grey evenly (Bayer, 4 x 4). */
const THRESHOLDS = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map((rank) =>
  (rank + 0.5) / 16
);

/**
 * Draws a picture in braille, more dots where it is lighter; at zoom 1/2 every pixel is a dot. Signs and parts, which
 * dots cannot tell, are drawn in characters.
 */
export function drawBraille(picture: Picture, options: DrawOptions): TextDrawing {
  if (picture.parts || options.colorMap.startsWith("diverging")) return drawAscii(picture, options);
  const { columns, rows } = pictureCells(picture, options.zoom);
  const step = 1 / (2 * options.zoom);
  const grid = { columns: columns * 2, rows: rows * 4, stepX: step, stepY: step };
  const values = lightness(resampledPlanes(picture, grid));
  const isSet = (x: number, y: number) =>
    values[y * grid.columns + x]! > THRESHOLDS[(y & 3) * 4 + (x & 3)]!;
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      Array.from({ length: columns }, (_, column) => {
        let dots = 0;
        for (let y = 0; y < 4; y++) {
          for (let x = 0; x < 2; x++) {
            if (isSet(column * 2 + x, row * 4 + y)) dots |= BRAILLE_DOTS[y]![x]!;
          }
        }
        return brailleCharacter(dots);
      }),
  );
  return {
    kind: "text",
    columns,
    rows,
    line: (row, from = 0, to = columns) => lines[row]!.slice(from, to).join(""),
  };
}
