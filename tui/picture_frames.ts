import { loadTextWidth, textWidth } from "../lib/render/text/text_width.ts";
import { createPicturePainter, type Placed } from "./picture_painter.ts";
import { type PictureStore, splitMarks } from "./picture_store.ts";

// as Ink measures, which loads string-width too
await loadTextWidth(["鞋"]);

/** Ink's frames with the pictures of a screen. */
export interface PictureFrames {
  /** What is to be written for a frame of Ink's: its text without marks, and the pictures painted. */
  withPictures(frame: string): string;
  /** Nothing is taken to be on the screen any more: what comes next is painted whole. */
  forget(): void;
}

/** What a frame does to a line. */
interface WrittenLine {
  /** The first column that is written; all from there on is erased before. */
  readonly from: number;
  /** The pictures whose upper left corner is in what is written. */
  readonly placed: readonly Placed[];
}

const NEXT_LINE = "\x1b[E";

/**
 * Follows what is on the screen from frame to frame.
 *
 * Ink's incremental frames are "up n lines", then for each line either "next line" or what is new of it, from the
 * first changed column on. A line with a mark always comes whole, since Ink never updates lines with links in part.
 * After any other output than such a frame nothing is taken to be on the screen.
 */
export function createPictureFrames(pictures: PictureStore): PictureFrames {
  /** For each line of the frame: the pictures that begin there. */
  let shown: (readonly Placed[])[] = [];
  /** Pictures of frames that are not followed any more. */
  let stale: readonly Placed[] = [];
  const forget = () => {
    stale = [...stale, ...shown.flat()];
    shown = [];
  };
  const painter = createPicturePainter();
  return {
    withPictures(frame) {
      const upwards = UPWARDS.exec(frame);
      const isUpdate = upwards !== null && Number(upwards[1]) === shown.length - 1;
      if (!isUpdate) forget();
      const before = shown;
      const start = upwards?.[0] ?? "";
      const { text, lines } = takeMarks(frame.slice(start.length), pictures);
      shown = lines.map((line, i) => placedAfter(line, before[i] ?? []));
      const written = lines.map((line) => line?.from ?? Infinity);
      const { erasing, painting } = painter.change(before.flat(), shown.flat(), written);
      // Where Ink takes the cursor to be between frames.
      const bottom = `\x1b[${shown.length};1H`;
      const removing = painter.remove(stale) + erasing;
      stale = [];
      return (removing && removing + bottom) + start + text + (painting && painting + bottom);
    },
    forget,
  };
}

/** The pictures that begin in a line once it is written. */
function placedAfter(line: WrittenLine | null, before: readonly Placed[]): readonly Placed[] {
  if (line === null) return before;
  return [...before.filter(({ column }) => column < line.from), ...line.placed];
}

/** Takes the marks out of a frame and says what it does to each line; null is a line that stays as it is. */
function takeMarks(
  frame: string,
  pictures: PictureStore,
): { text: string; lines: (WrittenLine | null)[] } {
  const lines: (WrittenLine | null)[] = [];
  let text = "", at = 0;
  while (at < frame.length) {
    if (frame.startsWith(NEXT_LINE, at)) {
      text += NEXT_LINE;
      at += NEXT_LINE.length;
      lines.push(null);
      continue;
    }
    const end = frame.indexOf("\n", at);
    const line = takeLine(frame.slice(at, end < 0 ? frame.length : end), lines.length, pictures);
    lines.push(line);
    text += line.text + (end < 0 ? "" : "\n");
    at = end < 0 ? frame.length : end + 1;
  }
  // Nothing comes after the end of the last line but one where the last line stays as it is, or is empty.
  if (frame.endsWith("\n") || frame.endsWith(NEXT_LINE)) lines.push(null);
  return { text, lines };
}

function takeLine(
  written: string,
  line: number,
  pictures: PictureStore,
): WrittenLine & { text: string } {
  const start = COLUMN.exec(written);
  const from = start ? Number(start[1]) - 1 : 0;
  const placed: Placed[] = [];
  let text = "", column = from;
  for (const part of splitMarks(written)) {
    if (typeof part === "string") {
      text += part;
      column += textWidth(part.replace(COLUMN_AND_ERASE, ""));
      continue;
    }
    const drawing = pictures.drawingOf(part);
    if (drawing) placed.push({ id: part, drawing, line, column });
    text += " ";
    column++;
  }
  return { from, placed, text };
}

// deno-lint-ignore no-control-regex -- cursor movement
const UPWARDS = /^\x1b\[(\d+)A/;
// deno-lint-ignore no-control-regex -- cursor movement
const COLUMN = /^\x1b\[(\d+)G/;
// deno-lint-ignore no-control-regex -- cursor movement
const COLUMN_AND_ERASE = /^\x1b\[\d+G\x1b\[K/;
