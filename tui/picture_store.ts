import type { Drawing } from "../lib/render/pictures/drawing.ts";

/**
 * Pictures in Ink's layout, cheaply. Ink takes every styled cell of every frame apart, which for 15 pictures takes 40 ms.
 * So what Ink lays out is an empty box with a mark in its upper left corner: an OSC 8 link to `p:ID` around one
 * character. `picture_frames.ts` finds the marks in what Ink writes, and has the pictures painted there.
 */
export interface StoredPicture<D extends Drawing = Drawing> {
  /** Stands in its mark. */
  readonly id: number;
  /** How it is drawn. */
  readonly drawing: D;
  /** What stands in the upper left corner of the picture's box. */
  readonly mark: string;
}

/** The pictures of one run of the TUI. */
export interface PictureStore {
  /** The picture of a key, drawn when it is first asked for. What bears the same key must look the same. */
  picture<D extends Drawing>(key: string, draw: () => D): StoredPicture<D>;
  /** The drawing of a mark; undefined where it has long been forgotten. */
  drawingOf(id: number): Drawing | undefined;
}

/** Cells of all pictures that are kept: more than any screen has. Those not asked for longest are forgotten first. */
const CAPACITY = 100_000;

/** An empty store. */
export function createPictureStore(): PictureStore {
  const byKey = new Map<string, StoredPicture>();
  const byId = new Map<number, StoredPicture>();
  let lastId = 0, cells = 0;

  const store = (draw: () => Drawing): StoredPicture => {
    const id = ++lastId;
    const picture = { id, drawing: draw(), mark: `\x1b]8;;p:${id}\x07#\x1b]8;;\x07` };
    byId.set(id, picture);
    cells += cellsOf(picture);
    while (cells > CAPACITY && byKey.size > 0) forgetOldest();
    return picture;
  };
  const forgetOldest = () => {
    const [key, picture] = byKey.entries().next().value!;
    byKey.delete(key);
    byId.delete(picture.id);
    cells -= cellsOf(picture);
  };

  return {
    picture<D extends Drawing>(key: string, draw: () => D) {
      const picture = byKey.get(key) ?? store(draw);
      byKey.delete(key);
      byKey.set(key, picture);
      // a key belongs to one kind of drawing, as what bears it looks the same
      return picture as StoredPicture<D>;
    },
    drawingOf: (id) => byId.get(id)?.drawing,
  };
}

function cellsOf({ drawing: { columns, rows } }: StoredPicture): number {
  return columns * rows;
}

/** A line of Ink's output taken apart into text and the ids of pictures. */
export function splitMarks(line: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let at = 0;
  for (const match of line.matchAll(MARK)) {
    if (match.index > at) parts.push(line.slice(at, match.index));
    at = match.index + match[0].length;
    parts.push(Number(match[1]));
  }
  if (at < line.length) parts.push(line.slice(at));
  return parts;
}
// deno-lint-ignore no-control-regex -- links are control sequences
const MARK = /\x1b\]8;;p:(\d+)\x07#(?:\x1b\]8;;\x07)?/g;
