import { stripVTControlCharacters } from "node:util";

/** Ranges of characters of one cell each: what nearly all texts are made of. */
const NARROW =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f\u2800-\u28ff]*$/;

/** string-width, once a text has needed it: it takes longer to load than `info` takes else. */
let stringWidth: ((text: string) => number) | undefined;

/**
 * Makes {@linkcode textWidth} ready for texts that come from outside, such as names of classes: Chinese characters and
 * emoji take two cells, accents that follow their letter none.
 */
export async function loadTextWidth(texts: Iterable<string>): Promise<void> {
  if (stringWidth !== undefined) return;
  for (const text of texts) {
    if (NARROW.test(text)) continue;
    stringWidth = (await import("string-width")).default;
    return;
  }
}

/** The text without its colour escapes and links. */
export function plain(text: string): string {
  return stripVTControlCharacters(text);
}

/**
 * Cells that a text takes, its colour escapes not counted. Without {@linkcode loadTextWidth} each character counts as
 * one.
 *
 * @example
 * ```ts
 * import { loadTextWidth, textWidth } from "./text_width.ts";
 * if (textWidth("\x1b[1mboot\x1b[22m") !== 4) throw new Error();
 * await loadTextWidth(["鞋"]);
 * if (textWidth("鞋") !== 2) throw new Error();
 * ```
 */
export function textWidth(text: string): number {
  const bare = text.includes("\x1b") ? plain(text) : text;
  if (NARROW.test(bare)) return bare.length;
  return stringWidth ? stringWidth(bare) : [...bare].length;
}

/** Fills up with spaces to a width, on the right or (for numbers) on the left. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, width - textWidth(text)));
  return side === "right" ? text + spaces : spaces + text;
}
