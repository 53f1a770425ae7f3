import assert from "node:assert/strict";
import {
  colorCode,
  colorOf,
  loadColorMap,
  palette,
} from "../../../lib/render/pictures/color_map.ts";

await loadColorMap("viridis");

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
  const [red, green, blue] = colorOf("diverging-light", 0.5);
  assert.ok(Math.min(red, green, blue) > 230, "nearly white");
  assert.ok(Math.max(red, green, blue) - Math.min(red, green, blue) <= 10, "without a hue");
  assert.deepEqual(colorOf("magma", 7), colorOf("magma", 1));
});

Deno.test("colorOf() of grey is the grey of each byte, bit for bit", () => {
  for (let byte = 0; byte < 256; byte++) {
    assert.deepEqual(colorOf("grey", byte / 255), [byte, byte, byte]);
    assert.deepEqual(colorOf("inverted", byte / 255), [255 - byte, 255 - byte, 255 - byte]);
  }
});

Deno.test("colorOf() has matplotlib's viridis, magma and RdBu", () => {
  // matplotlib's own tables at every 32nd of 256 colours
  // deno-fmt-ignore
  const tables = {
    viridis: [0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725],
    magma: [0x000004, 0x1d1147, 0x51127c, 0x832681, 0xb73779, 0xe75263, 0xfc8961, 0xfec488, 0xfcfdbf],
  } as const;
  for (const map of ["viridis", "magma"] as const) {
    tables[map].forEach((color, i) => {
      const found = colorOf(map, Math.min(255, i * 32) / 255);
      assert.deepEqual(found, [color >> 16, color >> 8 & 255, color & 255], `${map} ${i}`);
    });
  }
  assert.deepEqual(colorOf("diverging-light", 0), [5, 48, 97], "less is blue");
  assert.deepEqual(colorOf("diverging-light", 1), [103, 0, 31], "more is red");
});
