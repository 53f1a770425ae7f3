import { RESET, type SetColors } from "../lib/render/pictures/drivers/cell_encoder.ts";
import {
  type Drawing,
  type ImageDrawing,
  moveTo,
  type TextDrawing,
} from "../lib/render/pictures/drawing.ts";

/** A picture and where its upper left corner is on the screen, counted from 0. */
export interface Placed<D extends Drawing = Drawing> {
  /** Of the stored picture. */
  readonly id: number;
  /** How it is drawn. */
  readonly drawing: D;
  /** From the top. */
  readonly line: number;
  /** From the left. */
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
  /** What takes away of other pictures whatever text that is written over them would leave there. */
  remove(pictures: readonly Placed[]): string;
}

/** A painter for one terminal; images that a terminal must be handed, it hands over once. */
export function createPicturePainter(): PicturePainter {
  const handedOver = new Set<number>();
  return {
    change(before, after, written) {
      const change: Change = { before, after, written, kept: new Set(after.map(placeOf)) };
      const texts = changedTexts(change);
      return {
        erasing: erasedTexts(change) + erasedImages(change),
        painting: (texts.length === 0 ? "" : paintTexts(texts, handedOver)) + paintImages(change),
      };
    },
    remove: (pictures) =>
      pictures.filter(isImage).filter(({ drawing }) => drawing.isAboveText)
        .map(({ drawing, column, line }) => drawing.erase(column, line))
        .join(""),
  };
}

interface Change {
  readonly before: readonly Placed[];
  readonly after: readonly Placed[];
  readonly written: readonly number[];
  /** Places of the pictures that stay. */
  readonly kept: ReadonlySet<string>;
}

/** Whether the frame writes over a column of a line. */
function isWritten({ written }: Change, line: number, column: number): boolean {
  return (written[line] ?? Infinity) <= column;
}

/** Whether the frame writes over any part of a picture. */
function isTouched(change: Change, { line, column, drawing }: Placed): boolean {
  for (let row = 0; row < drawing.rows; row++) {
    if (isWritten(change, line + row, column + drawing.columns - 1)) return true;
  }
  return false;
}

function isText(placed: Placed): placed is Placed<TextDrawing> {
  return placed.drawing.kind === "text";
}

function isImage(placed: Placed): placed is Placed<ImageDrawing> {
  return placed.drawing.kind === "image";
}

/** The images that are not on the screen yet, and those that the frame writes over. */
function paintImages(change: Change): string {
  const there = new Set(change.before.map(placeOf));
  return change.after.filter(isImage)
    .filter((placed) =>
      !there.has(placeOf(placed)) ||
      (!placed.drawing.isAboveText && isTouched(change, placed))
    )
    .map(({ drawing, column, line }) => moveTo(column, line) + drawing.paint())
    .join("");
}

/** Images that go; but those that text wipes need it only where neither the frame nor another picture does. */
function erasedImages(change: Change): string {
  return change.before.filter(isImage)
    .filter((placed) => !change.kept.has(placeOf(placed)))
    .filter((placed) => placed.drawing.isAboveText || !isWiped(change, placed))
    .map(({ drawing, column, line }) => drawing.erase(column, line))
    .join("");
}

function isWiped(change: Change, placed: Placed): boolean {
  const { line, column, drawing } = placed;
  return Array.from({ length: drawing.rows }, (_, row) => line + row).every((own) =>
    isWritten(change, own, column) || change.after.some((other) => covers(other, placed, own))
  );
}

/** One row of a picture on one line of the screen, or a part of it. */
interface Stretch {
  readonly placed: Placed<TextDrawing>;
  readonly line: number;
  /** Columns of the picture, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** So many cells that are right already are jumped over: fewer cost less to write again. */
const LEAST_JUMP = 6;

/** What is to be painted of pictures in text. */
function changedTexts(change: Change): Stretch[] {
  const there = new Map(change.before.map((placed) => [cornerOf(placed), placed]));
  return change.after.filter(isText).flatMap((placed) => {
    const old = there.get(cornerOf(placed));
    return stretchesOf(placed).flatMap((whole) => {
      if (!old || isWritten(change, whole.line, placed.column + placed.drawing.columns - 1)) {
        return whole;
      }
      return old.id === placed.id ? [] : changedParts(whole, old.drawing);
    });
  });
}

function erasedTexts(change: Change): string {
  return change.before.filter(isText)
    .filter((placed) => !change.kept.has(placeOf(placed)))
    .flatMap((placed) =>
      stretchesOf(placed).filter(({ line }) =>
        !isWritten(change, line, placed.column) &&
        !change.after.some((other) => covers(other, placed, line))
      )
    )
    .map(({ placed, line }) => `${moveTo(placed.column, line)}\x1b[${placed.drawing.columns}X`)
    .join("");
}

/** Paints line by line, so that several pictures of a line take little movement. */
function paintTexts(stretches: Stretch[], handedOver: Set<number>): string {
  const colors: SetColors = { foreground: -1, background: -1 };
  const reset = () => {
    if (colors.foreground < 0 && colors.background < 0) return "";
    colors.foreground = colors.background = -1;
    return RESET;
  };
  let text = "", line = -1, column = 0;
  for (const { placed, line: own, from, to } of inOrder(stretches)) {
    const { id, drawing } = placed;
    if (own === line) text += forward(placed.column + from - column);
    else text += moveTo(placed.column + from, own);
    const row = own - placed.line;
    // From one picture to the next the colours stay as they are.
    if (drawing.lineAfter) text += drawing.lineAfter(colors, row, from, to);
    else text += reset() + handOver(id, drawing, handedOver) + drawing.line(row, from, to);
    line = own;
    column = placed.column + to;
  }
  return text + reset();
}

function handOver(id: number, drawing: TextDrawing, handedOver: Set<number>): string {
  if (drawing.handOver === undefined || handedOver.has(id)) return "";
  handedOver.add(id);
  return drawing.handOver;
}

function stretchesOf(placed: Placed<TextDrawing>): Stretch[] {
  return Array.from({ length: placed.drawing.rows }, (_, row) => ({
    placed,
    line: placed.line + row,
    from: 0,
    to: placed.drawing.columns,
  }));
}

/** The parts of a row that look different from what another drawing has shown in their place. */
function changedParts(whole: Stretch, old: Drawing): Stretch[] {
  const { placed: { drawing, line: top }, line } = whole;
  const row = line - top;
  // What is wider than the new picture was erased as a whole.
  if (
    old.kind === "image" || !drawing.look || !old.look || row >= old.rows ||
    old.columns > drawing.columns
  ) {
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

/** Whether a picture is painted over what another one shows on a line. */
function covers(
  { line: top, column, drawing }: Placed,
  other: Placed,
  line: number,
): boolean {
  // what is below an image comes to light when the image goes
  if (drawing.kind === "image" && drawing.isAboveText) return false;
  const { rows, columns } = drawing;
  return line >= top && line < top + rows && column <= other.column &&
    column + columns >= other.column + other.drawing.columns;
}

function forward(columns: number): string {
  return columns === 0 ? "" : `\x1b[${columns}C`;
}
