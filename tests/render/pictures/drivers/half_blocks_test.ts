import assert from "node:assert/strict";
import fc from "fast-check";
import type { ColorMapName } from "../../../../lib/render/pictures/color_map.ts";
import { createHalfBlocks } from "../../../../lib/render/pictures/drivers/half_blocks.ts";
import { linesOf } from "../../../../lib/render/pictures/drawing.ts";
import { type Picture, pictureCells } from "../../../../lib/render/pictures/picture.ts";
import { halfBlockCells } from "../../../support/half_block_cells.ts";

interface Look {
  readonly depth: "truecolor" | "256" | "16";
  readonly colorMap?: ColorMapName;
  readonly zoom?: number;
}

function halfBlocks(picture: Picture, { depth, colorMap = "grey", zoom = 1 }: Look): string[] {
  return linesOf(createHalfBlocks(depth).draw(picture, { colorMap, zoom }));
}

Deno.test("createHalfBlocks() is exact in truecolor: each byte of a 28 x 28 image comes back", () => {
  const bytes = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const lines = halfBlocks(
    { width: 28, height: 28, values: Array.from(bytes, (b) => b / 255) },
    { depth: "truecolor" },
  );
  assert.equal(lines.length, 14);
  lines.forEach((line, row) => {
    const { top, bottom } = halfBlockCells(line);
    const grey = (at: number) => bytes[at]! * 0x010101;
    assert.deepEqual(top, Array.from({ length: 28 }, (_, x) => grey(row * 56 + x)));
    assert.deepEqual(bottom, Array.from({ length: 28 }, (_, x) => grey(row * 56 + 28 + x)));
  });
});

Deno.test("createHalfBlocks() draws any part of a row as the whole row shows it", () => {
  const values = Array.from({ length: 56 }, (_, i) => ((i * 29) % 83) / 83);
  const drawing = createHalfBlocks("256").draw({ width: 28, height: 2, values }, {
    colorMap: "grey",
    zoom: 1,
  });
  const whole = halfBlockCells(drawing.line(0));
  fc.assert(fc.property(fc.nat(28), fc.nat(28), (a, b) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const part = halfBlockCells(drawing.line(0, from, to));
    assert.deepEqual(part.top, whole.top.slice(from, to));
    assert.deepEqual(part.bottom, whole.bottom.slice(from, to));
  }));
});

Deno.test("createHalfBlocks() repeats pixels at zoom 2 and takes means at zoom 1/2", () => {
  const picture = { width: 2, height: 2, values: [0, 1, 1, 0] };
  const large = halfBlocks(picture, { depth: "truecolor", zoom: 2 }).map(halfBlockCells);
  assert.deepEqual(large[0], {
    top: [0, 0, 0xffffff, 0xffffff],
    bottom: [0, 0, 0xffffff, 0xffffff],
  });
  assert.deepEqual(large[1]!.top, [0xffffff, 0xffffff, 0, 0]);
  const [small] = halfBlocks(picture, { depth: "truecolor", zoom: 1 / 2 }).map(halfBlockCells);
  assert.deepEqual(small, { top: [0x808080], bottom: [-1] });
  assert.deepEqual(pictureCells({ width: 28, height: 28 }, 1 / 2), { columns: 14, rows: 7 });
  assert.deepEqual(pictureCells({ width: 8, height: 9 }, 3), { columns: 24, rows: 14 });
});

Deno.test("createHalfBlocks() marks the sign of a difference beside its colour, in every depth", () => {
  const picture = { width: 5, height: 2, values: [0, 0.3, 0.5, 0.7, 1, 0, 0.3, 0.5, 0.7, 1] };
  for (const depth of ["truecolor", "256", "16"] as const) {
    const [line] = halfBlocks(picture, { depth, colorMap: "diverging" });
    // deno-lint-ignore no-control-regex -- escape sequences are taken out
    assert.equal(line!.replaceAll(/\x1b\[[0-9;]*m/g, ""), "-- ++", depth);
  }
});

/** 4 x 4 pixels of a colour picture: each channel rises along another way. */
const rgb = Uint8Array.from({ length: 48 }, (_, i) => {
  const [x, y] = [Math.floor(i / 3) % 4, Math.floor(i / 12)];
  return [x * 80, y * 80, 255 - (x + y) * 40][i % 3]!;
});

Deno.test("createHalfBlocks() shows each pixel of a colour picture exactly in truecolor", () => {
  const lines = halfBlocks({ width: 4, height: 4, rgb }, { depth: "truecolor" });
  const code = (at: number) => rgb[at * 3]! << 16 | rgb[at * 3 + 1]! << 8 | rgb[at * 3 + 2]!;
  lines.map(halfBlockCells).forEach(({ top, bottom }, row) => {
    assert.deepEqual(top, [0, 1, 2, 3].map((x) => code(row * 8 + x)));
    assert.deepEqual(bottom, [0, 1, 2, 3].map((x) => code(row * 8 + 4 + x)));
  });
});

Deno.test("createHalfBlocks() shows a colour picture in the nearest of 256 and of 16 colours", () => {
  const pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
  const picture = { width: 4, height: 1, rgb: pixels };
  const [cube] = halfBlocks(picture, { depth: "256" }).map(halfBlockCells);
  assert.deepEqual(cube!.top, [196, 46, 21, 231]);
  const [sixteen] = halfBlocks(picture, { depth: "16" }).map(halfBlockCells);
  assert.deepEqual(sixteen!.top, [9, 10, 4, 15]);
});

Deno.test("createHalfBlocks() takes the mean of colours at zoom 1/2", () => {
  const [line] = halfBlocks({ width: 4, height: 4, rgb }, { depth: "truecolor", zoom: 1 / 2 });
  const mean = (x: number, y: number) =>
    [0, 1, 2].map((c) => {
      const at = (v: number, u: number) => rgb[((y * 2 + v) * 4 + x * 2 + u) * 3 + c]!;
      return Math.round((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4);
    }).reduce((code, channel) => code << 8 | channel);
  const { top, bottom } = halfBlockCells(line!);
  assert.deepEqual([top, bottom], [[mean(0, 0), mean(1, 0)], [mean(0, 1), mean(1, 1)]]);
});
