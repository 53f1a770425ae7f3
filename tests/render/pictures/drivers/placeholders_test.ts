import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { createPlaceholders } from "../../../../lib/render/pictures/drivers/placeholders.ts";
import { loadColorMap } from "../../../../lib/render/pictures/color_map.ts";

await loadColorMap("viridis");
const { draw } = createPlaceholders({ width: 8, height: 16 });

const picture = { width: 3, height: 2, values: [0, 0.5, 1, 1, 0.5, 0] };

Deno.test("createPlaceholders() hands over the image pixel by pixel, for as many cells as half blocks take", () => {
  const drawing = draw(picture, { colorMap: "grey", zoom: 2 });
  assert.deepEqual([drawing.columns, drawing.rows], [6, 2]);
  // deno-lint-ignore no-control-regex -- kitty's graphics protocol
  const [, keys, base64] = /^\x1b_G([^;]*);([^\x1b]*)\x1b\\$/.exec(drawing.handOver!)!;
  const settings = Object.fromEntries(keys!.split(",").map((pair) => pair.split("=")));
  assert.deepEqual(
    {
      a: settings.a,
      U: settings.U,
      f: settings.f,
      s: settings.s,
      v: settings.v,
      c: settings.c,
      r: settings.r,
    },
    { a: "T", U: "1", f: "24", s: "3", v: "2", c: "6", r: "2" },
  );
  const bytes = inflateSync(Buffer.from(base64!, "base64"));
  assert.deepEqual([...bytes], [0, 128, 255, 255, 128, 0].flatMap((grey) => [grey, grey, grey]));
});

Deno.test("createPlaceholders() names image, row and column in every cell, also in parts of a row", () => {
  const first = draw(picture, { colorMap: "grey", zoom: 2 });
  const second = draw(picture, { colorMap: "grey", zoom: 2 });
  const cell = (row: string, column: string) => `\u{10EEEE}${row}${column}`;
  const [zero, one, two] = ["\u0305", "\u030d", "\u030e"] as const;
  assert.ok(first.line(1, 1, 3).endsWith(`m${cell(one, one)}${cell(one, two)}\x1b[m`));
  assert.ok(first.line(0).includes(cell(zero, zero)));
  const color = (text: string) => text.slice(0, text.indexOf("m"));
  assert.notEqual(color(first.line(0)), color(second.line(0)), "another image has another number");
});

Deno.test("createPlaceholders() cuts a long transmission into pieces that kitty takes", () => {
  const values = Float64Array.from({ length: 200 * 200 }, (_, i) => Math.abs(Math.sin(i * i)));
  const { handOver } = draw(
    { width: 200, height: 200, values },
    { colorMap: "viridis", zoom: 1 / 4 },
  );
  const pieces = handOver!.split("\x1b\\").slice(0, -1);
  assert.ok(pieces.length > 2);
  pieces.forEach((piece, i) => {
    const [keys, data] = piece.slice(3).split(";");
    assert.equal(/m=(\d)/.exec(keys!)![1], i < pieces.length - 1 ? "1" : "0");
    assert.ok(data!.length <= 4096 && (i === pieces.length - 1 || data!.length % 4 === 0));
  });
});

Deno.test("createPlaceholders() hands over a colour picture pixel by pixel", () => {
  const rgb = Uint8Array.from({ length: 18 }, (_, i) => i * 14);
  const { handOver } = draw({ width: 3, height: 2, rgb }, { colorMap: "grey", zoom: 1 });
  const [, base64] = handOver!.slice(0, -2).split(";");
  assert.deepEqual([...inflateSync(Buffer.from(base64!, "base64"))], [...rgb]);
});
