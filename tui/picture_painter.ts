import { RESET, type SetColors } from "../lib/render/pictures/drivers/cell_encoder.ts";
import type { TextDrawing } from "../lib/render/pictures/drawing.ts";

/** A picture and where its upper left corner is on the screen, counted from 0. */
export interface Placed {
  readonly id: number;
  readonly drawing: TextDrawing;
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

/** One row of a picture on one line of the screen, or a part of it. */
interface Stretch {
  readonly placed: Placed;
  readonly line: number;
  /** Columns of the picture, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** So many cells that are right already are jumped over: fewer cost less to write again. */
const LEAST_JUMP = 6;

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
    for (const { placed, line: own, from, to } of stretches) {
      const { id, drawing } = placed;
      if (own === line) text += forward(placed.column + from - column);
      else text += `\x1b[${own + 1};${placed.column + from + 1}H`;
      const row = own - placed.line;
      // From one picture to the next the colours stay as they are.
      if (drawing.lineAfter) text += drawing.lineAfter(colors, row, from, to);
      else text += reset() + handOver(id, drawing) + drawing.line(row, from, to);
      line = own;
      column = placed.column + to;
    }
    return text + reset();
  };

  const handOver = (id: number, drawing: TextDrawing): string => {
    if (drawing.handOver === undefined || transmitted.has(id)) return "";
    transmitted.add(id);
    return drawing.handOver;
  };

  return {
    change(before, after, written) {
      const there = new Map(before.map((placed) => [cornerOf(placed), placed]));
      const isWritten = (line: number, column: number) => (written[line] ?? Infinity) <= column;
      const painted = after.flatMap((placed) => {
        const old = there.get(cornerOf(placed));
        return stretchesOf(placed).flatMap((whole) => {
          if (!old || isWritten(whole.line, placed.column + placed.drawing.columns - 1)) {
            return whole;
          }
          return old.id === placed.id ? [] : changedParts(whole, old.drawing);
        });
      });
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
    from: 0,
    to: placed.drawing.columns,
  }));
}

/** The parts of a row that look different from what another drawing has shown in their place. */
function changedParts(whole: Stretch, old: TextDrawing): Stretch[] {
  const { placed: { drawing, line: top }, line } = whole;
  const row = line - top;
  // What is wider than the new picture was erased as a whole.
  if (!drawing.look || !old.look || row >= old.rows || old.columns > drawing.columns) {
    return [whole];
  }
  const parts: Stretch[] = [];
  let from = -1, to = -1;
  for (let column = 0; column < drawing.columns; column++) {
    const isThere = column < old.columns && drawing.look(row, column) === old.look(row, column);
    if (isThere) continue;
    if (from >= 0 && column - to >= LEAST_JUMP) {
      parts.push({ ...whole, from, to });
      from = column;
    } else if (from < 0) from = column;
    to = column + 1;
  }
  return from < 0 ? parts : [...parts, { ...whole, from, to }];
}

/** Line by line, so that several pictures of a line are painted with little movement. */
function inOrder(stretches: Stretch[]): Stretch[] {
  const left = ({ placed, from }: Stretch) => placed.column + from;
  return stretches.sort((a, b) => a.line - b.line || left(a) - left(b));
}

function cornerOf({ line, column }: Placed): string {
  return `${line} ${column}`;
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
