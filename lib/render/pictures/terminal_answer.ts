/** The size of a terminal's cell in points or pixels. */
export interface CellSize {
  /** Of the cell. */
  readonly width: number;
  /** Of the cell. */
  readonly height: number;
}

/** What a terminal says of itself. */
export interface TerminalAnswer {
  /** Its name and version as it writes them, such as `kitty(0.26.5)`; null where it does not say. */
  readonly name: string | null;
  /** It takes images by kitty's protocol. */
  readonly kitty: boolean;
  /** It draws sixels. */
  readonly sixel: boolean;
  /** Of its cells, in pixels; null where it does not say. */
  readonly cell: CellSize | null;
  /** It told the last of 256 colours. */
  readonly has256: boolean;
}

/**
 * Asks for the name (XTVERSION), whether an image of one pixel would be taken by kitty's protocol, for the last of 256
 * colours (OSC 4), the size of a cell (XTWINOPS 16), and at last for the attributes (DA1). Only these does every
 * terminal tell, and all answer in order, so that this answer is the end of all.
 */
export const QUESTION =
  "\x1b[>0q\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b]4;255;?\x1b\\\x1b[16t\x1b[c";

/** How long an answer is waited for, in ms: terminals take a few, over SSH up to some hundred. */
export const PATIENCE = 500;

/** All answers to {@linkcode QUESTION}, wherever they are in what a terminal sends among keys. */
export const ANSWERS =
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  /\x1b(?:[P_][^\x1b]*\x1b\\|\]4;[^\x07\x1b]*(?:\x07|\x1b\\)|\[\?[\d;]*c|\[6;\d+;\d+t)/g;

/** The beginning of an answer whose end has not come yet. */
export const BEGUN_ANSWER =
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  /\x1b(?:[P_][^\x1b]*\x1b?|\]4;[^\x07\x1b]*\x1b?|\[\?[\d;]*|\[6;[\d;]*)$/;

/**
 * Reads the answers to {@linkcode QUESTION}.
 *
 * @param text what the terminal has sent so far
 * @returns null while the last answer has not come
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseAnswer } from "./terminal_answer.ts";
 * const answer = parseAnswer("\x1bP>|foot(1.13.1)\x1b\\\x1b[6;18;9t\x1b[?62;4;22c")!;
 * assert.equal(answer.name, "foot(1.13.1)");
 * assert.deepEqual([answer.sixel, answer.cell], [true, { width: 9, height: 18 }]);
 * assert.equal(parseAnswer("\x1b[6;18;9t\x1b[?62"), null);
 * ```
 */
export function parseAnswer(text: string): TerminalAnswer | null {
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const attributes = /\x1b\[\?([\d;]+)c/.exec(text)?.[1];
  if (attributes === undefined) return null;
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const name = /\x1bP>\|([^\x1b]+)\x1b\\/.exec(text)?.[1] ?? null;
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const size = /\x1b\[6;(\d+);(\d+)t/.exec(text);
  const [height, width] = [Number(size?.[1]), Number(size?.[2])];
  return {
    name,
    // deno-lint-ignore no-control-regex -- answers are escape sequences
    kitty: /\x1b_Gi=31;OK\x1b\\/.test(text),
    sixel: attributes.split(";").slice(1).includes("4"),
    cell: width > 0 && height > 0 ? { width, height } : null,
    // deno-lint-ignore no-control-regex -- answers are escape sequences
    has256: /\x1b\]4;255;rgb/.test(text),
  };
}
