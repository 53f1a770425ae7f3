import assert from "node:assert/strict";
import fc from "fast-check";
import { createCellEncoder } from "../../../../lib/render/pictures/drivers/cell_encoder.ts";
import { halfBlockCells } from "../../../support/half_block_cells.ts";

const depths = fc.constantFrom("truecolor", "256", "16") as fc.Arbitrary<
  "truecolor" | "256" | "16"
>;

Deno.test("createCellEncoder() shows every pixel's colour, whatever comes before it", () => {
  const row = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(row, depths, (pixels, depth) => {
    const codes = [0, 1, 7, 8, 9, 11, 13, 15];
    const top = pixels.map(([t]) => codes[t]!), bottom = pixels.map(([, b]) => codes[b]!);
    const line = createCellEncoder(depth).encode(Int32Array.from(top), Int32Array.from(bottom));
    assert.deepEqual(halfBlockCells(line), { top, bottom });
    assert.ok(line.endsWith("\x1b[m"));
  }));
});

Deno.test("createCellEncoder() leaves the lower half of an odd last row to the terminal", () => {
  const line = createCellEncoder("256").encode(
    Int32Array.of(16, 231, 231),
    Int32Array.of(-1, -1, -1),
  );
  assert.deepEqual(halfBlockCells(line), { top: [16, 231, 231], bottom: [-1, -1, -1] });
});

Deno.test("createCellEncoder() needs a fifth less than setting both colours in each cell that changes", () => {
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
    tight += new TextEncoder().encode(createCellEncoder("256").encode(top, bottom)).length;
  }
  assert.ok(tight < plain * 0.8, `${tight} against ${plain} bytes`);
});

Deno.test("createCellEncoder() goes on with the colours that are set, and says which it leaves set", () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 30 }),
    fc.nat(28),
    (pixels, at) => {
      const top = Int32Array.from(pixels, ([t]) => 232 + t);
      const bottom = Int32Array.from(pixels, ([, b]) => 232 + b);
      const cut = Math.min(at, pixels.length);
      const encoder = createCellEncoder("256");
      const colors = { foreground: -1, background: -1 };
      const first = encoder.encodeAfter(colors, top.slice(0, cut), bottom.slice(0, cut));
      const second = encoder.encodeAfter(colors, top.slice(cut), bottom.slice(cut));
      assert.deepEqual(halfBlockCells(first + second), { top: [...top], bottom: [...bottom] });
    },
  ));
});
