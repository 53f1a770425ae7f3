/** The size of a terminal's cell in points or pixels. */
export interface CellSize {
  /** Of the cell. */
  readonly width: number;
  /** Of the cell. */
  readonly height: number;
}

/** The size of a terminal's window. */
export interface WindowSize {
  /** In cells. */
  readonly columns: number;
  /** In cells. */
  readonly rows: number;
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
 * colours (OSC 4), the size of a cell (XTWINOPS 16) and of the area for sixels (XTSMGRAPHICS, as xterm keeps the former
 * to itself), and at last for the attributes (DA1). Only these does every terminal tell, and all answer in order, so
 * that this answer is the end of all.
 */
export const QUESTION =
  "\x1b[>0q\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b]4;255;?\x1b\\\x1b[16t\x1b[?2;1;0S\x1b[c";

/** How long an answer is waited for, in ms: terminals take a few, over SSH up to some hundred. */
export const PATIENCE = 500;

/** All answers to {@linkcode QUESTION}, wherever they are in what a terminal sends among keys. */
export const ANSWERS =
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  /\x1b(?:[P_][^\x1b]*\x1b\\|\]4;[^\x07\x1b]*(?:\x07|\x1b\\)|\[\?[\d;]*[cS]|\[6;\d+;\d+t)/g;

/**
 * Reads the answers to {@linkcode QUESTION}.
 *
 * @param text what the terminal has sent so far
 * @param window of the terminal, in cells: where it tells only its pixels, both make the size of a cell
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
export function parseAnswer(text: string, window?: WindowSize): TerminalAnswer | null {
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const attributes = /\x1b\[\?([\d;]+)c/.exec(text)?.[1];
  if (attributes === undefined) return null;
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const name = /\x1bP>\|([^\x1b]+)\x1b\\/.exec(text)?.[1] ?? null;
  return {
    name,
    // deno-lint-ignore no-control-regex -- answers are escape sequences
    kitty: /\x1b_Gi=31;OK\x1b\\/.test(text),
    sixel: attributes.split(";").slice(1).includes("4"),
    cell: toldCell(text) ?? (window ? measuredCell(text, window) : null),
    // deno-lint-ignore no-control-regex -- answers are escape sequences
    has256: /\x1b\]4;255;rgb/.test(text),
  };
}

function toldCell(text: string): CellSize | null {
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const size = /\x1b\[6;(\d+);(\d+)t/.exec(text);
  return size ? cellOf(Number(size[2]), Number(size[1])) : null;
}

/** Where xterm caps the area for sixels, so that it is not the window's. */
const CAP = 1000;

function measuredCell(text: string, { columns, rows }: WindowSize): CellSize | null {
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  const area = /\x1b\[\?2;0;(\d+);(\d+)S/.exec(text);
  const [width, height] = [Number(area?.[1]), Number(area?.[2])];
  if (width === CAP || height === CAP || width % columns !== 0 || height % rows !== 0) return null;
  return cellOf(width / columns, height / rows);
}

function cellOf(width: number, height: number): CellSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}
