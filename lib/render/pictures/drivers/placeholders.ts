import type { TextDrawing } from "../drawing.ts";
import type { LiveDriver, LiveProtocol } from "../driver.ts";
import { pictureCells } from "../picture.ts";
import type { CellSize } from "../terminal_answer.ts";
import { isAtLeast, nameOf } from "../terminal_facts.ts";
import { createImageNumbers, kittyTransmission } from "./kitty_transmission.ts";

/**
 * kitty's Unicode placeholders: text that any program in between moves and clips as it does other text, and in whose
 * place the terminal shows an image that it was sent before.
 */
export const placeholders: LiveProtocol = {
  name: "kitty's placeholders",
  renderer: "placeholders",
  isNative: true,
  isLive: true,
  fits(terminal) {
    const { isScreen, name, nameFrom, multiplexer, colorDepth } = terminal;
    if (!isScreen) return { fits: "no", why: "no screen" };
    const isKnown = name === "ghostty" || name === "kitty";
    if (!isKnown) return { fits: "unknown", why: `${nameOf(terminal)} is not known to have them` };
    if (name === "kitty" && !isAtLeast(terminal, 0, 28)) {
      return { fits: "no", why: `${nameOf(terminal)} is older than 0.28` };
    }
    if (multiplexer) return { fits: "asked", why: `${multiplexer} passes no images on` };
    if (nameFrom !== "the terminal") {
      return { fits: "asked", why: `the environment says ${name}, the terminal not its version` };
    }
    if (colorDepth === "none") return { fits: "asked", why: "no colours are wanted" };
    return { fits: "yes", why: `${nameOf(terminal)} has them` };
  },
  open: ({ answer }) => createPlaceholders(answer?.cell ?? { width: 8, height: 16 }),
};

/** The character that a cell of an image is shown in place of. */
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

/**
 * A driver that numbers its images itself.
 *
 * @param cell pixels that a cell of the terminal has
 */
export function createPlaceholders(cell: CellSize): LiveDriver<TextDrawing> {
  const nextNumber = createImageNumbers();
  return {
    name: placeholders.name,
    cell,
    draw(picture, { colorMap, zoom }) {
      const cells = pictureCells(picture, zoom);
      // 24 bits of the foreground colour name the image.
      const id = nextNumber();
      const color = `\x1b[38;2;${id >> 16};${(id >> 8) & 255};${id & 255}m`;
      const { columns, rows } = cells;
      return {
        kind: "text",
        columns,
        rows,
        handOver: kittyTransmission(picture, colorMap, {
          a: "T",
          U: 1,
          i: id,
          c: columns,
          r: rows,
        }),
        line(row, from = 0, to = columns) {
          let text = color;
          for (let column = from; column < to; column++) {
            text += PLACEHOLDER + MARKS[row]! + MARKS[column]!;
          }
          return text + "\x1b[m";
        },
      };
    },
  };
}
