import type { SetColors } from "./drivers/cell_encoder.ts";

/** A drawn picture: text in its cells, or an image that the terminal puts over them. */
export type Drawing = TextDrawing | ImageDrawing;

/** Room on the screen. */
export interface Area {
  /** In cells. */
  readonly columns: number;
  /** In cells. */
  readonly rows: number;
}

/** Any part of any row as text. */
export interface TextDrawing extends Area {
  /** Tells it from {@linkcode ImageDrawing}. */
  readonly kind: "text";
  /** What the terminal must be sent, once, before the text: the image that it shows in place of the text. */
  readonly handOver?: string;
  /** Row `row` from column `from` (default 0) up to `to` (default the end), colours reset at its end. */
  line(row: number, from?: number, to?: number): string;
  /** The same, going on with the colours that are set and leaving its own set; where the drawing has colours. */
  lineAfter?(colors: SetColors, row: number, from: number, to: number): string;
  /** A number for what a cell looks like: cells of drawings of one colour depth that have the same look the same. */
  look?(row: number, column: number): number;
}

/** An image that is painted as a whole. */
export interface ImageDrawing extends Area {
  /** Tells it from {@linkcode TextDrawing}. */
  readonly kind: "image";
  /** Paints it with its upper left corner at the cursor; where the cursor is then, no two terminals agree. */
  paint(): string;
  /** Takes it away again; where text that is written over it does, only blanks. */
  erase(column: number, line: number): string;
  /** Text that is written over it leaves it there. */
  readonly isAboveText: boolean;
}

/** Every row of a text, for output that is written once. */
export function linesOf(drawing: TextDrawing): string[] {
  return Array.from({ length: drawing.rows }, (_, row) => drawing.line(row));
}

/** Moves the cursor; columns and lines count from 0. */
export function moveTo(column: number, line: number): string {
  return `\x1b[${line + 1};${column + 1}H`;
}

/** Blanks over an area, in the terminal's own background. */
export function eraseCells({ columns, rows }: Area, column: number, line: number): string {
  let text = "";
  for (let row = 0; row < rows; row++) text += `${moveTo(column, line + row)}\x1b[${columns}X`;
  return text;
}
