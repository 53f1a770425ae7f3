import assert from "node:assert/strict";
import { drawBraille } from "../../../../lib/render/pictures/drivers/braille.ts";
import { pictureCells } from "../../../../lib/render/pictures/picture.ts";

const at = (zoom: number) => ({ zoom, colorMap: "grey" }) as const;

const lines = (drawing: { rows: number; line(row: number): string }) =>
  Array.from({ length: drawing.rows }, (_, row) => drawing.line(row));

/** How many dots a braille character has. */
function dotsOf(character: string): number {
  let bits = character === " " ? 0 : character.codePointAt(0)! - 0x2800, count = 0;
  for (; bits > 0; bits >>= 1) count += bits & 1;
  return count;
}

Deno.test("drawBraille() makes every pixel a dot at zoom 1/2", () => {
  const values = new Array(16).fill(0);
  values[0] = values[5] = 1; // (0, 0) and (1, 1) of 4 x 4
  assert.deepEqual(lines(drawBraille({ width: 4, height: 4, values }, at(1 / 2))), ["⠑ "]);
});

Deno.test("drawBraille() takes the cells that half blocks take, at every zoom", () => {
  const picture = { width: 28, height: 28, values: new Array(784).fill(1) };
  for (const zoom of [2, 1, 1 / 2, 1 / 4]) {
    const drawing = drawBraille(picture, at(zoom));
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
    const text = lines(drawBraille(picture, at(1))).join("");
    return [...text].reduce((sum, character) => {
      return sum + dotsOf(character);
    }, 0);
  });
  assert.equal(dots[0], 0);
  assert.equal(dots[4], 8 * 4 * 8);
  assert.ok(dots.every((count, i) => i === 0 || count > dots[i - 1]!), dots.join());
});

Deno.test("drawBraille() draws a colour picture by how light it is", () => {
  const rgb = [255, 255, 255, 0, 0, 255, 255, 255, 0, 0, 0, 0].flatMap((_, i, all) =>
    i % 3 === 0 ? Array.from({ length: 16 }, () => all.slice(i, i + 3)).flat() : []
  );
  // four squares of 4 x 4: white, blue, yellow, black, one below the other
  const text = lines(drawBraille({ width: 4, height: 16, rgb }, at(1 / 2))).map((line) =>
    [...line].reduce((sum, character) => sum + dotsOf(character), 0)
  );
  const [white, blue, yellow, black] = text as [number, number, number, number];
  assert.equal(white, 16);
  assert.ok(white > yellow && yellow > blue && blue > black, text.join());
});

Deno.test("drawBraille() writes signs and parts, which dots cannot tell", () => {
  const values = [0, 0.5, 1, 0, 0.5, 1];
  const signed = drawBraille({ width: 3, height: 2, values }, { zoom: 1, colorMap: "diverging" });
  assert.deepEqual(lines(signed), ["= #"]);
  const parts = [1, 2, 0, 1, 2, 0];
  assert.deepEqual(lines(drawBraille({ width: 3, height: 2, values, parts }, at(1))), ["AB "]);
});
