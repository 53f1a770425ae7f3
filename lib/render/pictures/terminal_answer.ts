/** The size of a terminal's cell in pixels. */
export interface CellSize {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
}

/** What a terminal says of itself. */
export interface TerminalAnswer {
  /** It draws sixels. */
  readonly sixel: boolean;
  /** null where it does not say. */
  readonly cell: CellSize | null;
}

/**
 * Asks for the size of a cell (XTWINOPS 16) and then for the attributes (DA1). Only the second is answered by every
 * terminal, so its answer is the end of both.
 */
export const QUESTION = "\x1b[16t\x1b[c";

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
 * const cell = { width: 9, height: 18 };
 * assert.deepEqual(parseAnswer("\x1b[6;18;9t\x1b[?62;4;22c"), { sixel: true, cell });
 * assert.deepEqual(parseAnswer("\x1b[?1;2c"), { sixel: false, cell: null });
 * assert.equal(parseAnswer("\x1b[6;18;9t\x1b[?62"), null);
 * ```
 */
export function parseAnswer(text: string): TerminalAnswer | null {
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const attributes = /\x1b\[\?([\d;]+)c/.exec(text)?.[1];
  if (attributes === undefined) return null;
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const size = /\x1b\[6;(\d+);(\d+)t/.exec(text);
  const [height, width] = [Number(size?.[1]), Number(size?.[2])];
  return {
    sixel: attributes.split(";").slice(1).includes("4"),
    cell: width > 0 && height > 0 ? { width, height } : null,
  };
}
