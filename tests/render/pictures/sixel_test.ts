import assert from "node:assert/strict";
import { decode, fromRGBA8888 } from "sixel";
import { pictureSheet, type Placed } from "../../../lib/render/pictures/picture_sheet.ts";
import { sixelPictures, sixels } from "../../../lib/render/pictures/sixel.ts";

const cell = { width: 10, height: 20 };
const grey: Placed = {
  picture: { width: 4, height: 4, values: Float32Array.from({ length: 16 }, (_, i) => i / 15) },
  left: 0,
};
const colors: Placed = {
  picture: { width: 2, height: 4, rgb: Uint8Array.from({ length: 24 }, (_, i) => i * 11) },
  left: 5,
};

/** What a terminal draws: the pixels of the sequence in a text, each [red, green, blue, opacity]. */
function drawn(text: string) {
  // deno-lint-ignore no-control-regex -- sixels stand in an escape sequence
  const [, data] = /\x1bP0;1;q([^\x1b]*)\x1b\\/.exec(text)!;
  // a colour that nothing is painted in marks what stays as it was
  const { width, height, data32 } = decode(data!, { fillColor: 0 });
  return { width, height, at: (x: number, y: number) => fromRGBA8888(data32[y * width + x]!) };
}

/** A register holds per cent. */
const register = (value: number) => Math.round(Math.round(value * 100 / 255) * 255 / 100);

Deno.test("sixels decode to the pictures' pixels, each a square of half a cell", () => {
  const sheet = { columns: 7, rows: 2, zoom: 1 };
  const { width, height, at } = drawn(sixelPictures([grey, colors], sheet, cell, 24));
  assert.deepEqual([width, height], [70, 40]);
  for (let y = 0; y < 40; y++) {
    const row = Math.floor(y / 10);
    for (let x = 0; x < 70; x++) {
      const column = Math.floor(x / 10);
      if (column < 4) {
        const value = register(Math.round((row * 4 + column) / 15 * 255));
        assert.deepEqual(at(x, y), [value, value, value, 255], `${x}, ${y}`);
      } else if (column > 4) {
        const first = (row * 2 + column - 5) * 3;
        const rgb = [0, 1, 2].map((c) => register((first + c) * 11));
        assert.deepEqual(at(x, y), [...rgb, 255], `${x}, ${y}`);
      } else assert.equal(at(x, y)[3], 0, "nothing is painted between pictures");
    }
  }
});

Deno.test("sixels fill cells of any size, at any zoom", () => {
  const odd = { width: 9, height: 19 };
  for (const zoom of [1, 3, 1 / 2]) {
    const [columns, rows] = [Math.ceil(4 * zoom), Math.ceil(2 * zoom)];
    const { width, height, at } = drawn(
      sixelPictures([grey], { columns, rows, zoom }, odd, 24),
    );
    assert.deepEqual([width, height], [columns * 9, rows * 19]);
    assert.equal(at(0, 0)[0], 0, "from the upper left, 0");
    const [right, bottom] = [Math.ceil(4 * 9 * zoom) - 1, Math.ceil(4 * 9.5 * zoom) - 1];
    assert.equal(at(right, bottom)[0], 255, "to the lower right, 255");
  }
});

Deno.test("sixels of more colours than registers come close to each", () => {
  const rgb = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (i * 7919) % 256);
  const layout = { columns: 32, rows: 16, zoom: 1, cellWidth: 1, cellHeight: 2 };
  const sheet = pictureSheet([{ picture: { width: 32, height: 32, rgb }, left: 0 }], layout);
  const text = sixels(sheet);
  const registers = new Set([...text.matchAll(/#(\d+);2/g)].map(([, register]) => register));
  assert.ok(registers.size > 16 && registers.size <= 256, `${registers.size} registers`);
  const { at } = drawn(text);
  for (let i = 0; i < 32 * 32; i++) {
    const found = at(i % 32, Math.floor(i / 32));
    [0, 1, 2].forEach((c) => assert.ok(Math.abs(found[c]! - rgb[i * 3 + c]!) <= 26));
  }
});

Deno.test("sixelPictures() makes room first, and leaves the cursor below", () => {
  const text = sixelPictures([grey], { columns: 4, rows: 2, zoom: 1 }, cell, 24);
  assert.ok(text.startsWith("\n\n\n\x1b[3A\x1b7\x1bP"));
  assert.ok(text.endsWith("\x1b\\\x1b8\x1b[2B\r"));
  // on a screen that is too low for it, it scrolls
  const tall = sixelPictures([grey], { columns: 4, rows: 2, zoom: 1 }, cell, 3);
  assert.ok(tall.startsWith("\x1bP") && tall.endsWith("\x1b\\\r\n"));
});
