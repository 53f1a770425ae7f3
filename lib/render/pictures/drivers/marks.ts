import { partMark } from "../../../sections/part_mark.ts";
import type { TextDrawing } from "../drawing.ts";
import { pictureCells } from "../picture.ts";
import { covered } from "../resample.ts";

/**
 * Draws which part each pixel belongs to, for those who see no colours: a cell bears the mark of the part that most of
 * its pixels belong to.
 *
 * @param size of the picture, in pixels
 * @param parts the part of each pixel, row by row; 0 is none
 * @param zoom as for `pictureCells`
 */
export function drawMarks(
  size: { readonly width: number; readonly height: number },
  parts: ArrayLike<number>,
  zoom: number,
): TextDrawing {
  const { columns, rows } = pictureCells(size, zoom);
  const lines = Array.from({ length: rows }, (_, row) => {
    const across = covered(row, 2 / zoom, size.height);
    return Array.from(
      { length: columns },
      (_, column) =>
        partMark(mostOf(parts, size.width, covered(column, 1 / zoom, size.width), across)),
    ).join("");
  });
  return {
    kind: "text",
    columns,
    rows,
    line: (row, from = 0, to = columns) => lines[row]!.slice(from, to),
  };
}

/** The part that most pixels of an area belong to; none, where none does as well. */
function mostOf(
  parts: ArrayLike<number>,
  width: number,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): number {
  const votes = new Map<number, number>();
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const part = parts[y * width + x]!;
      votes.set(part, (votes.get(part) ?? 0) + 1);
    }
  }
  let found = 0;
  for (const [part, count] of votes) if (count > (votes.get(found) ?? 0)) found = part;
  return found;
}
