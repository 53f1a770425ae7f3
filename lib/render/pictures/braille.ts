import type { Drawing, Picture } from "./picture.ts";
import { pictureCells } from "./picture.ts";

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
 * Draws an image without colours in braille: 2 x 4 dots a cell, more of them where it is lighter. Takes the cells that
 * `drawPicture` takes at the same zoom; at zoom 1/2 every pixel is a dot.
 *
 * @param zoom as for `drawPicture`
 */
export function drawBraille(picture: Picture, zoom: number): Drawing {
  const { columns, rows } = pictureCells(picture, zoom);
  const lightness = lightnessOf(picture);
  const dotsPerPixel = 2 * zoom;
  const isSet = (x: number, y: number) =>
    meanAt(picture, lightness, x / dotsPerPixel, y / dotsPerPixel, 1 / dotsPerPixel) >
      THRESHOLDS[(y & 3) * 4 + (x & 3)]!;
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
    columns,
    rows,
    line: (row, from = 0, to = columns) => lines[row]!.slice(from, to).join(""),
  };
}

function lightnessOf(picture: Picture): ArrayLike<number> {
  if ("values" in picture) return picture.values;
  const { rgb, width, height } = picture;
  return Float32Array.from(
    { length: width * height },
    (_, i) => (rgb[i * 3]! * 0.3 + rgb[i * 3 + 1]! * 0.59 + rgb[i * 3 + 2]! * 0.11) / 255,
  );
}

/** The mean over the pixels that a dot covers; the pixel itself where a dot is smaller. 0 outside. */
function meanAt(
  { width, height }: Picture,
  values: ArrayLike<number>,
  x: number,
  y: number,
  side: number,
): number {
  const [left, top] = [Math.floor(x + 1e-9), Math.floor(y + 1e-9)];
  const reach = Math.max(1, Math.round(side));
  let sum = 0, count = 0;
  for (let v = top; v < Math.min(height, top + reach); v++) {
    for (let u = left; u < Math.min(width, left + reach); u++) {
      sum += values[v * width + u]!;
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}
