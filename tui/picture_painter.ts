import { RESET, type SetColors } from "../lib/terminal/cell_encoder.ts";
import type { Drawing } from "../lib/terminal/picture.ts";
import type { PlaceholderDrawing } from "../lib/terminal/placeholders.ts";

/** A picture and where its upper left corner is on the screen, counted from 0. */
export interface Placed {
  readonly id: number;
  readonly drawing: Drawing;
  readonly line: number;
  readonly column: number;
}

/** Paints pictures over the blank boxes that Ink has left for them. */
export interface PicturePainter {
  /**
   * What is to be written before and after a frame of Ink's, so that the pictures are on the screen.
   *
   * @param before the pictures on the screen
   * @param after those that are to be there
   * @param written for each line the first column that the frame writes (and from which it erases); Infinity: none
   */
  change(
    before: readonly Placed[],
    after: readonly Placed[],
    written: readonly number[],
  ): { readonly erasing: string; readonly painting: string };
}

/** One row of a picture on one line of the screen. */
interface Stretch {
  readonly placed: Placed;
  readonly line: number;
}

/** A painter for one terminal; images that a terminal must be handed, it hands over once. */
export function createPicturePainter(): PicturePainter {
  const transmitted = new Set<number>();

  const paint = (stretches: readonly Stretch[]): string => {
    const colors: SetColors = { foreground: -1, background: -1 };
    const reset = () => {
      if (colors.foreground < 0 && colors.background < 0) return "";
      colors.foreground = colors.background = -1;
      return RESET;
    };
    let text = "", line = -1, column = 0;
    for (const { placed, line: own } of stretches) {
      const { id, drawing } = placed;
      if (own === line) text += forward(placed.column - column);
      else text += `\x1b[${own + 1};${placed.column + 1}H`;
      const row = own - placed.line;
      // From one picture to the next the colours stay as they are.
      if (drawing.lineAfter) text += drawing.lineAfter(colors, row, 0, drawing.columns);
      else text += reset() + handOver(id, drawing) + drawing.line(row);
      line = own;
      column = placed.column + drawing.columns;
    }
    return text + reset();
  };

  const handOver = (id: number, drawing: Drawing): string => {
    if (!("transmission" in drawing) || transmitted.has(id)) return "";
    transmitted.add(id);
    return (drawing as PlaceholderDrawing).transmission;
  };

  return {
    change(before, after, written) {
      const stays = new Set(before.map(placeOf));
      const isWritten = (line: number, column: number) => (written[line] ?? Infinity) <= column;
      const painted = after.flatMap((placed) =>
        stretchesOf(placed).filter(({ line }) =>
          !stays.has(placeOf(placed)) || isWritten(line, placed.column + placed.drawing.columns - 1)
        )
      );
      const kept = new Set(after.map(placeOf));
      const erased = before.filter((placed) => !kept.has(placeOf(placed))).flatMap((placed) =>
        stretchesOf(placed).filter(({ line }) =>
          !isWritten(line, placed.column) && !after.some((other) => covers(other, placed, line))
        )
      );
      return {
        erasing: erased.map(({ placed, line }) =>
          `\x1b[${line + 1};${placed.column + 1}H\x1b[${placed.drawing.columns}X`
        ).join(""),
        painting: painted.length === 0 ? "" : paint(inOrder(painted)),
      };
    },
  };
}

function stretchesOf(placed: Placed): Stretch[] {
  return Array.from({ length: placed.drawing.rows }, (_, row) => ({
    placed,
    line: placed.line + row,
  }));
}

/** Line by line, so that several pictures of a line are painted with little movement. */
function inOrder(stretches: Stretch[]): Stretch[] {
  return stretches.sort((a, b) => a.line - b.line || a.placed.column - b.placed.column);
}

function placeOf({ id, line, column }: Placed): string {
  return `${id} ${line} ${column}`;
}

/** Whether a picture covers what another one shows on a line. */
function covers(
  { line: top, column, drawing: { rows, columns } }: Placed,
  other: Placed,
  line: number,
): boolean {
  return line >= top && line < top + rows && column <= other.column &&
    column + columns >= other.column + other.drawing.columns;
}

function forward(columns: number): string {
  return columns === 0 ? "" : `\x1b[${columns}C`;
}
