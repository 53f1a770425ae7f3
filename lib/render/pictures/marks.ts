import { type Drawing, pictureCells } from "./picture.ts";

/** An image whose pixels belong to numbered parts: 0 is none. */
export interface MarkedPicture {
  /** In cells. */
  readonly width: number;
  /** In cells. */
  readonly height: number;
  /** The part of each pixel, row by row. */
  readonly parts: ArrayLike<number>;
}

/** The mark of a part: 1 to 9, then 0, as there are ten colours. */
export function partMark(part: number): string {
  return part === 0 ? " " : String(part % 10);
}

/**
 * Draws which part each pixel belongs to, for those who see no colours: a cell bears the mark of the part that most of
 * its pixels belong to. Takes the cells that `drawPicture` takes at the same zoom.
 */
export function drawMarks(picture: MarkedPicture, zoom: number): Drawing {
  const cells = pictureCells(picture, zoom);
  const lines = Array.from(
    { length: cells.rows },
    (_, row) =>
      Array.from({ length: cells.columns }, (_, column) =>
        partMark(partAt(picture, {
          left: column / zoom,
          top: row * 2 / zoom,
          width: 1 / zoom,
          height: 2 / zoom,
        }))).join(""),
  );
  return { ...cells, line: (row, from = 0, to = cells.columns) => lines[row]!.slice(from, to) };
}

/** Thirds do not add up to whole pixels. */
const EPSILON = 1e-6;

function partAt(
  { width, height, parts }: MarkedPicture,
  area: { left: number; top: number; width: number; height: number },
): number {
  const votes = new Map<number, number>();
  const right = Math.min(width, area.left + area.width - EPSILON);
  const below = Math.min(height, area.top + area.height - EPSILON);
  for (let y = Math.floor(area.top + EPSILON); y < below; y++) {
    for (let x = Math.floor(area.left + EPSILON); x < right; x++) {
      const part = parts[y * width + x]!;
      votes.set(part, (votes.get(part) ?? 0) + 1);
    }
  }
  let found = 0;
  for (const [part, count] of votes) if (count > (votes.get(found) ?? 0)) found = part;
  return found;
}
