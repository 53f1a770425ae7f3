import { deflateSync } from "node:zlib";
import { type ColorMapName, colorOf } from "./color_map.ts";
import { type Drawing, type Picture, pictureCells } from "./picture.ts";

/** A drawing that the terminal must get an image for, once, before its text is written. */
export interface PlaceholderDrawing extends Drawing {
  /** The escape sequence that hands over the image. */
  readonly transmission: string;
}

/** The character that kitty (and Ghostty) show a cell of an image in place of. */
const PLACEHOLDER = "\u{10EEEE}";

/**
 * Combining marks that stand for the numbers 0, 1, 2, ... of rows and columns: kitty's table, of characters of
 * combining class 230 without decompositions; here as [first, last] ranges.
 */
// deno-fmt-ignore
const MARK_RANGES: readonly (readonly [number, number])[] = [
  [0x305, 0x305], [0x30d, 0x30e], [0x310, 0x310], [0x312, 0x312], [0x33d, 0x33f], [0x346, 0x346], [0x34a, 0x34c],
  [0x350, 0x352], [0x357, 0x357], [0x35b, 0x35b], [0x363, 0x36f], [0x483, 0x487], [0x592, 0x595], [0x597, 0x599],
  [0x59c, 0x5a1], [0x5a8, 0x5a9], [0x5ab, 0x5ac], [0x5af, 0x5af], [0x5c4, 0x5c4], [0x610, 0x617], [0x657, 0x65b],
  [0x65d, 0x65e], [0x6d6, 0x6dc], [0x6df, 0x6e2], [0x6e4, 0x6e4], [0x6e7, 0x6e8], [0x6eb, 0x6ec], [0x730, 0x730],
];
const MARKS = MARK_RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))
);

/** Images larger than this many cells a side cannot be told apart by one mark. */
export const MOST_PLACEHOLDERS: number = MARKS.length;

let lastImage = 0;

/**
 * Draws an image by kitty's Unicode placeholders: text that any program in between moves and clips as it does other
 * text, and in whose place the terminal shows the image.
 *
 * @param options zoom as for `drawPicture`; at most {@linkcode MOST_PLACEHOLDERS} cells a side
 */
export function drawPlaceholders(
  picture: Picture,
  options: { readonly colorMap: ColorMapName; readonly zoom: number },
): PlaceholderDrawing {
  const cells = pictureCells(picture, options.zoom);
  // 24 bits of the foreground colour name the image; 0 names none.
  const id = lastImage = (lastImage % 0xffffff) + 1;
  const color = `\x1b[38;2;${id >> 16};${(id >> 8) & 255};${id & 255}m`;
  return {
    ...cells,
    transmission: transmission(id, picture, bytesOf(picture, options.colorMap), cells),
    line(row, from = 0, to = cells.columns) {
      let text = color;
      for (let column = from; column < to; column++) {
        text += PLACEHOLDER + MARKS[row]! + MARKS[column]!;
      }
      return text + "\x1b[m";
    },
  };
}

/** Red, green, blue of every pixel. */
function bytesOf(picture: Picture, map: ColorMapName): Uint8Array {
  if ("rgb" in picture) return Uint8Array.from(picture.rgb);
  return Uint8Array.from(Array.from(picture.values).flatMap((value) => [...colorOf(map, value)]));
}

/** Hands over the image in chunks of 4096 characters, as a virtual placement; `q=2` asks for no answer. */
function transmission(
  id: number,
  { width, height }: Picture,
  bytes: Uint8Array,
  { columns, rows }: { columns: number; rows: number },
): string {
  const chunks = deflateSync(bytes).toString("base64").match(/.{1,4096}/g) ?? [];
  return chunks.map((chunk, i) => {
    const more = i < chunks.length - 1 ? 1 : 0;
    const keys = i === 0
      ? `a=T,U=1,f=24,o=z,q=2,i=${id},s=${width},v=${height},c=${columns},r=${rows},m=${more}`
      : `m=${more}`;
    return `\x1b_G${keys};${chunk}\x1b\\`;
  }).join("");
}
