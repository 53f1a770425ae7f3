import assert from "node:assert/strict";
import { drawBraille } from "../../../lib/render/pictures/braille.ts";
import { drawMarks, partMark } from "../../../lib/render/pictures/marks.ts";
import { pictureCells } from "../../../lib/render/pictures/picture.ts";

const lines = (drawing: { rows: number; line(row: number): string }) =>
  Array.from({ length: drawing.rows }, (_, row) => drawing.line(row));

Deno.test("drawBraille() makes every pixel a dot at zoom 1/2", () => {
  const values = new Array(16).fill(0);
  values[0] = values[5] = 1; // (0, 0) and (1, 1) of 4 x 4
  assert.deepEqual(lines(drawBraille({ width: 4, height: 4, values }, 1 / 2)), ["⠑ "]);
});

Deno.test("drawBraille() takes the cells that half blocks take, at every zoom", () => {
  const picture = { width: 28, height: 28, values: new Array(784).fill(1) };
  for (const zoom of [2, 1, 1 / 2, 1 / 4]) {
    const drawing = drawBraille(picture, zoom);
    const { columns, rows } = drawing;
    assert.deepEqual({ columns, rows }, pictureCells(picture, zoom));
    // Seven rows of pixels fill three and a half rows of cells.
    const full = lines(drawing).slice(0, Math.floor(14 * zoom));
    assert.ok(full.every((line) => /^⣿+$/u.test(line)), `zoom ${zoom}`);
  }
});

Deno.test("drawBraille() shows lighter greys with more dots, and black with none", () => {
  const dots = [0, 0.25, 0.5, 0.75, 1].map((grey) => {
    const picture = { width: 8, height: 8, values: new Array(64).fill(grey) };
    const text = lines(drawBraille(picture, 1)).join("");
    return [...text].reduce((sum, character) => {
      let bits = character === " " ? 0 : character.codePointAt(0)! - 0x2800, count = 0;
      for (; bits > 0; bits >>= 1) count += bits & 1;
      return sum + count;
    }, 0);
  });
  assert.equal(dots[0], 0);
  assert.equal(dots[4], 8 * 4 * 8);
  assert.ok(dots.every((count, i) => i === 0 || count > dots[i - 1]!), dots.join());
});

Deno.test("drawMarks() shows which part a pixel belongs to, with ten marks", () => {
  const parts = [1, 1, 0, 2, 1, 1, 0, 2, 0, 10, 11, 3, 0, 10, 11, 3];
  assert.deepEqual(lines(drawMarks({ width: 4, height: 4, parts }, 1)), ["11 2", " 013"]);
  assert.deepEqual(lines(drawMarks({ width: 4, height: 4, parts }, 2)), [
    "1111  22",
    "1111  22",
    "  001133",
    "  001133",
  ]);
  assert.deepEqual([1, 9, 10, 11].map(partMark), ["1", "9", "0", "1"]);
});
