import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeCells, encodeCellsAfter } from "../../../lib/render/pictures/cell_encoder.ts";
import { colorCode, colorOf, palette } from "../../../lib/render/pictures/color_map.ts";
import { drawPicture, halfBlocks, pictureCells } from "../../../lib/render/pictures/picture.ts";

/** What a terminal would show: the colours of the upper and the lower half of each cell (-1: its own background). */
function cellsOf(line: string): { top: number[]; bottom: number[] } {
  const top: number[] = [], bottom: number[] = [];
  let front = -2, back = -1;
  // deno-lint-ignore no-control-regex -- escape sequences are what is read
  for (const [, sgr, glyph] of line.matchAll(/\x1b\[([0-9;]*)m|(.)/gu)) {
    if (glyph === undefined) {
      const codes = (sgr || "0").split(";").map(Number);
      while (codes.length > 0) {
        const code = codes.shift()!;
        if (code === 0) [front, back] = [-2, -1];
        else if (code === 49) back = -1;
        else if (code === 39) front = -2;
        else if (code === 38 || code === 48) {
          const color = codes.shift() === 5
            ? codes.shift()!
            : (codes.shift()! << 16) | (codes.shift()! << 8) | codes.shift()!;
          if (code === 38) front = color;
          else back = color;
        } else if (code >= 90) {
          if (code >= 100) back = code - 100 + 8;
          else front = code - 90 + 8;
        } else if (code >= 40) back = code - 40;
        else front = code - 30;
      }
      continue;
    }
    top.push(glyph === "▀" || glyph === "█" ? front : back);
    bottom.push(glyph === "▄" || glyph === "█" ? front : back);
  }
  return { top, bottom };
}

const depths = fc.constantFrom("truecolor", "256", "16") as fc.Arbitrary<
  "truecolor" | "256" | "16"
>;

Deno.test("encodeCells() shows every pixel's colour, whatever comes before it", () => {
  const row = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(row, depths, (pixels, depth) => {
    const codes = [0, 1, 7, 8, 9, 11, 13, 15];
    const top = pixels.map(([t]) => codes[t]!), bottom = pixels.map(([, b]) => codes[b]!);
    const line = encodeCells(Int32Array.from(top), Int32Array.from(bottom), depth);
    assert.deepEqual(cellsOf(line), { top, bottom });
    assert.ok(line.endsWith("\x1b[m"));
  }));
});

Deno.test("encodeCells() leaves the lower half of an odd last row to the terminal", () => {
  const line = encodeCells(Int32Array.of(16, 231, 231), Int32Array.of(-1, -1, -1), "256");
  assert.deepEqual(cellsOf(line), { top: [16, 231, 231], bottom: [-1, -1, -1] });
});

Deno.test("encodeCells() needs a fifth less than setting both colours in each cell that changes", () => {
  let plain = 0, tight = 0;
  for (let y = 0; y < 14; y++) {
    const value = (x: number, row: number) =>
      232 + Math.max(0, Math.round(20 - 2.2 * Math.abs(Math.hypot(x - 14, row - 14) - 8)));
    const top = Int32Array.from({ length: 28 }, (_, x) => value(x, 2 * y));
    const bottom = Int32Array.from({ length: 28 }, (_, x) => value(x, 2 * y + 1));
    for (let x = 0; x < 28; x++) {
      const same = x > 0 && top[x] === top[x - 1] && bottom[x] === bottom[x - 1];
      plain += 3 + (same ? 0 : `\x1b[38;5;${top[x]};48;5;${bottom[x]}m`.length);
    }
    tight += new TextEncoder().encode(encodeCells(top, bottom, "256")).length;
  }
  assert.ok(tight < plain * 0.8, `${tight} against ${plain} bytes`);
});

Deno.test("drawPicture() is exact in truecolor: each byte of a 28 x 28 image comes back", () => {
  const bytes = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const lines = halfBlocks(
    { width: 28, height: 28, values: Array.from(bytes, (b) => b / 255) },
    { depth: "truecolor" },
  );
  assert.equal(lines.length, 14);
  lines.forEach((line, row) => {
    const { top, bottom } = cellsOf(line);
    const grey = (at: number) => bytes[at]! * 0x010101;
    assert.deepEqual(top, Array.from({ length: 28 }, (_, x) => grey(row * 56 + x)));
    assert.deepEqual(bottom, Array.from({ length: 28 }, (_, x) => grey(row * 56 + 28 + x)));
  });
});

Deno.test("drawPicture() draws any part of a row as the whole row shows it", () => {
  const values = Array.from({ length: 56 }, (_, i) => ((i * 29) % 83) / 83);
  const drawing = drawPicture({ width: 28, height: 2, values }, { depth: "256" });
  const whole = cellsOf(drawing.line(0));
  fc.assert(fc.property(fc.nat(28), fc.nat(28), (a, b) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const part = cellsOf(drawing.line(0, from, to));
    assert.deepEqual(part.top, whole.top.slice(from, to));
    assert.deepEqual(part.bottom, whole.bottom.slice(from, to));
  }));
});

Deno.test("drawPicture() repeats pixels at zoom 2 and takes means at zoom 1/2", () => {
  const picture = { width: 2, height: 2, values: [0, 1, 1, 0] };
  const large = halfBlocks(picture, { depth: "truecolor", zoom: 2 }).map(cellsOf);
  assert.deepEqual(large[0], {
    top: [0, 0, 0xffffff, 0xffffff],
    bottom: [0, 0, 0xffffff, 0xffffff],
  });
  assert.deepEqual(large[1]!.top, [0xffffff, 0xffffff, 0, 0]);
  const [small] = halfBlocks(picture, { depth: "truecolor", zoom: 1 / 2 }).map(cellsOf);
  assert.deepEqual(small, { top: [0x808080], bottom: [-1] });
  assert.deepEqual(pictureCells({ width: 28, height: 28 }, 1 / 2), { columns: 14, rows: 7 });
  assert.deepEqual(pictureCells({ width: 8, height: 9 }, 3), { columns: 24, rows: 14 });
});

Deno.test("drawPicture() without colours writes nothing but characters, darker to lighter", () => {
  const values = Array.from({ length: 20 }, (_, i) => (i % 10) / 9);
  assert.deepEqual(halfBlocks({ width: 10, height: 2, values }, { depth: "none" }), [" .:-=+*#%@"]);
});

Deno.test("drawPicture() marks the sign of a difference without colour, in every depth", () => {
  const picture = { width: 5, height: 2, values: [0, 0.3, 0.5, 0.7, 1, 0, 0.3, 0.5, 0.7, 1] };
  assert.deepEqual(halfBlocks(picture, { depth: "none", colorMap: "diverging" }), ["=- +#"]);
  for (const depth of ["truecolor", "256", "16"] as const) {
    const [line] = halfBlocks(picture, { depth, colorMap: "diverging" });
    // deno-lint-ignore no-control-regex -- escape sequences are taken out
    assert.equal(line!.replaceAll(/\x1b\[[0-9;]*m/g, ""), "-- ++", depth);
  }
});

Deno.test("palette() of the 256 colours is within 5 levels of every grey, and never a colour people redefine", () => {
  const codes = palette("grey", "256");
  const level = (code: number) =>
    code >= 232 ? 8 + 10 * (code - 232) : [0, 95, 135, 175, 215, 255][(code - 16) % 6]!;
  codes.forEach((code, grey) => {
    assert.ok(code >= 16);
    assert.ok(
      Math.abs(level(code) - grey) <= (grey > 243 ? 12 : 5),
      `${grey} became ${level(code)}`,
    );
  });
});

Deno.test("colorCode() keeps the sixteen colours' own values", () => {
  assert.deepEqual(
    [[0, 0, 0], [255, 255, 255], [200, 10, 10], [130, 130, 130]].map((rgb) =>
      colorCode(rgb as unknown as readonly [number, number, number], "16")
    ),
    [0, 15, 1, 8],
  );
});

Deno.test("colorOf() is neutral at the middle of a diverging map and clips what lies outside", () => {
  assert.deepEqual(colorOf("diverging", 0.5), [0, 0, 0]);
  assert.deepEqual(colorOf("diverging-light", 0.5), [255, 255, 255]);
  assert.deepEqual(colorOf("magma", 7), colorOf("magma", 1));
});

Deno.test("encodeCellsAfter() goes on with the colours that are set, and says which it leaves set", () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 30 }),
    fc.nat(28),
    (pixels, at) => {
      const top = Int32Array.from(pixels, ([t]) => 232 + t);
      const bottom = Int32Array.from(pixels, ([, b]) => 232 + b);
      const cut = Math.min(at, pixels.length);
      const colors = { foreground: -1, background: -1 };
      const first = encodeCellsAfter(colors, top.slice(0, cut), bottom.slice(0, cut), "256");
      const second = encodeCellsAfter(colors, top.slice(cut), bottom.slice(cut), "256");
      assert.deepEqual(cellsOf(first + second), { top: [...top], bottom: [...bottom] });
    },
  ));
});
