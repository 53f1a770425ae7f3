import assert from "node:assert/strict";
import fc from "fast-check";
import { decode, fromRGBA8888 } from "sixel";
import type { Picture } from "../../../../lib/render/pictures/picture.ts";
import { createSixel } from "../../../../lib/render/pictures/drivers/sixel.ts";
import { encodeSixels } from "../../../../lib/render/pictures/drivers/sixel_encoder.ts";
import type { CellSize } from "../../../../lib/render/pictures/terminal_answer.ts";

const greys: Picture = {
  width: 4,
  height: 4,
  values: Float32Array.from({ length: 16 }, (_, i) => i / 15),
};
const colors: Picture = {
  width: 2,
  height: 4,
  rgb: Uint8Array.from({ length: 24 }, (_, i) => i * 11),
};

/** What a terminal draws: the pixels of the sequence, each [red, green, blue, opacity]. */
function drawn(picture: Picture, zoom: number, cell: CellSize = { width: 10, height: 20 }) {
  const text = createSixel(cell).draw(picture, { zoom, colorMap: "grey" }).paint();
  // deno-lint-ignore no-control-regex -- sixels stand in an escape sequence
  const [, data] = /^\x1bP0;1;q([^\x1b]*)\x1b\\$/.exec(text)!;
  // a colour that nothing is painted in marks what stays as it was
  const { width, height, data32 } = decode(data!, { fillColor: 0 });
  const at = (x: number, y: number) => fromRGBA8888(data32[y * width + x]!);
  return { width, height, text, at };
}

/** A register holds per cent. */
const register = (value: number) => Math.round(Math.round(value * 100 / 255) * 255 / 100);

Deno.test("createSixel() decodes to the picture's pixels, each a square of half a cell", () => {
  const { width, height, at } = drawn(greys, 1);
  assert.deepEqual([width, height], [40, 40]);
  for (let y = 0; y < 40; y++) {
    for (let x = 0; x < 40; x++) {
      const value = register(Math.round((Math.floor(y / 10) * 4 + Math.floor(x / 10)) / 15 * 255));
      assert.deepEqual(at(x, y), [value, value, value, 255], `${x}, ${y}`);
    }
  }
});

Deno.test("createSixel() decodes to a colour picture's pixels", () => {
  const { width, height, at } = drawn(colors, 1);
  assert.deepEqual([width, height], [20, 40]);
  for (let y = 0; y < 40; y++) {
    for (let x = 0; x < 20; x++) {
      const first = (Math.floor(y / 10) * 2 + Math.floor(x / 10)) * 3;
      const rgb = [0, 1, 2].map((c) => register((first + c) * 11));
      assert.deepEqual(at(x, y), [...rgb, 255], `${x}, ${y}`);
    }
  }
});

Deno.test("createSixel() leaves the half of a cell below an odd last row as it was", () => {
  const { height, at } = drawn({ width: 1, height: 1, values: [1] }, 1);
  assert.equal(height, 20);
  assert.equal(at(0, 9)[3], 255);
  assert.equal(at(0, 10)[3], 0);
});

Deno.test("createSixel() fills cells of any size, at any zoom", () => {
  const odd = { width: 9, height: 19 };
  for (const zoom of [1, 3, 1 / 2]) {
    const [columns, rows] = [Math.ceil(4 * zoom), Math.ceil(2 * zoom)];
    const { width, height, at } = drawn(greys, zoom, odd);
    assert.deepEqual([width, height], [columns * 9, rows * 19]);
    assert.equal(at(0, 0)[0], 0, "from the upper left, 0");
    const [right, bottom] = [Math.ceil(4 * 9 * zoom) - 1, Math.ceil(4 * 9.5 * zoom) - 1];
    assert.equal(at(right, bottom)[0], 255, "to the lower right, 255");
  }
});

Deno.test("createSixel() comes close to each of more colours than there are registers", () => {
  const rgb = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => (i * 7919) % 256);
  const { text, at } = drawn({ width: 32, height: 32, rgb }, 1, { width: 1, height: 2 });
  const registers = new Set([...text.matchAll(/#(\d+);2/g)].map(([, register]) => register));
  assert.ok(registers.size > 16 && registers.size <= 256, `${registers.size} registers`);
  for (let i = 0; i < 32 * 32; i++) {
    const found = at(i % 32, Math.floor(i / 32));
    [0, 1, 2].forEach((c) => assert.ok(Math.abs(found[c]! - rgb[i * 3 + c]!) <= 26));
  }
});

Deno.test("createSixel() erases with blanks over the cells", () => {
  const drawing = createSixel({ width: 10, height: 20 }).draw(greys, {
    zoom: 1,
    colorMap: "grey",
  });
  assert.equal(drawing.erase(4, 2), "\x1b[3;5H\x1b[4X\x1b[4;5H\x1b[4X");
});

Deno.test("encodeSixels() decodes to the very pixels of any image, and leaves out what is transparent", () => {
  const side = fc.integer({ min: 1, max: 20 });
  // of an image without any colour nothing is drawn, and nothing tells its size
  const images = fc.tuple(side, side, fc.array(fc.nat(6), { minLength: 400, maxLength: 400 }))
    .filter(([width, height, numbers]) =>
      numbers.slice(0, width * height).some((color) => color > 0)
    );
  fc.assert(fc.property(images, ([width, height, numbers]) => {
    // six colours in whole per cent, and none
    const rgba = new Uint8Array(width * height * 4);
    for (let i = 0; i < width * height; i++) {
      const color = numbers[i]!;
      if (color > 0) rgba.set([color * 51 - 51, 255 - color * 51 + 51, 102, 255], i * 4);
    }
    // deno-lint-ignore no-control-regex -- sixels stand in an escape sequence
    const [, data] = /^\x1bP0;1;q([^\x1b]*)\x1b\\$/.exec(encodeSixels({ width, height, rgba }))!;
    const decoded = decode(data!, { fillColor: 0 });
    assert.deepEqual([decoded.width, decoded.height], [width, height]);
    for (let i = 0; i < width * height; i++) {
      const found = fromRGBA8888(decoded.data32[i]!);
      if (rgba[i * 4 + 3] === 0) assert.equal(found[3], 0);
      else assert.deepEqual(found, [...rgba.subarray(i * 4, i * 4 + 4)]);
    }
  }));
});
