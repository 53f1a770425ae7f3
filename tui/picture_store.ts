import type { Drawing } from "../lib/terminal/picture.ts";

/**
 * Pictures in Ink's text, cheaply. Ink tokenises every styled cell of every frame, which for 15 pictures takes 40 ms.
 * So what Ink lays out is a carrier: for each row an OSC 8 link to `p:ID.ROW.START` around as many plain characters
 * as the row has cells. The characters count up from `0`, so that whatever Ink clips or covers, the first
 * character that is left tells the column. `picture_stream.ts` puts the finished row in place of what is left.
 */
export interface StoredPicture {
  readonly id: number;
  readonly drawing: Drawing;
  /** The carrier: `drawing.rows` lines of `drawing.columns` cells. */
  readonly text: string;
}

const FIRST_CHARACTER = 0x30;
/** `0` to `~`: wider rows are made of several links. */
const MOST_CELLS = 0x7f - FIRST_CHARACTER;
/** More than ever fit on a screen; the oldest is forgotten first. */
const CAPACITY = 200;

const byKey = new Map<string, StoredPicture>();
const byId = new Map<number, StoredPicture>();
let lastId = 0;

/** The stored picture of a key, drawn when it is first asked for. What bears the same key must look the same. */
export function storedPicture(key: string, draw: () => Drawing): StoredPicture {
  let picture = byKey.get(key);
  if (picture === undefined) {
    const drawing = draw();
    picture = { id: ++lastId, drawing, text: carrierText(lastId, drawing) };
    byId.set(picture.id, picture);
    if (byKey.size >= CAPACITY) forgetOldest();
  }
  byKey.delete(key);
  byKey.set(key, picture);
  return picture;
}

function forgetOldest(): void {
  const [key, { id }] = byKey.entries().next().value!;
  byKey.delete(key);
  byId.delete(id);
}

function carrierText(id: number, { columns, rows }: Drawing): string {
  const positions = String.fromCharCode(
    ...Array.from({ length: MOST_CELLS }, (_, i) => FIRST_CHARACTER + i),
  );
  const line = (row: number) => {
    let text = "";
    for (let start = 0; start < columns; start += MOST_CELLS) {
      const cells = positions.slice(0, columns - start);
      text += `\x1b]8;;p:${id}.${row}.${start}\x07${cells}\x1b]8;;\x07`;
    }
    return text;
  };
  return Array.from({ length: rows }, (_, row) => line(row)).join("\n");
}

/** A stretch of a picture's row, as it was found in Ink's output. */
export interface CarrierRun {
  readonly id: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A line of Ink's output taken apart into text and stretches of pictures. */
export function splitCarriers(line: string): (string | CarrierRun)[] {
  const parts: (string | CarrierRun)[] = [];
  let at = 0;
  for (const match of line.matchAll(CARRIER)) {
    if (match.index > at) parts.push(line.slice(at, match.index));
    at = match.index + match[0].length;
    const [, id, row, start, cells] = match;
    const from = Number(start) + cells!.charCodeAt(0) - FIRST_CHARACTER;
    parts.push({ id: Number(id), row: Number(row), from, to: from + cells!.length });
  }
  if (at < line.length) parts.push(line.slice(at));
  return parts;
}
// deno-lint-ignore no-control-regex -- links are control sequences
const CARRIER = /\x1b\]8;;p:(\d+)\.(\d+)\.(\d+)\x07([0-~]+)(?:\x1b\]8;;\x07)?/g;

/** The drawing that a run is a part of; undefined where it has long been forgotten. */
export function drawingOf(id: number): Drawing | undefined {
  return byId.get(id)?.drawing;
}
