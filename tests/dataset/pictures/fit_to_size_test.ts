import { deepEqual, ok } from "node:assert/strict";
import { fitToSize, type Resize } from "../../../lib/dataset/pictures/fit_to_size.ts";
import { python, pythonHas } from "../../support/python.ts";

const fit = (
  pixels: number[],
  [h, w]: [number, number],
  size: [number, number],
  resize: Resize,
) => [
  ...fitToSize(
    { pixels: Uint8Array.from(pixels), height: h, width: w, channels: 1 },
    size,
    resize,
    [9],
  ),
];

Deno.test("fitToSize() averages areas where it shrinks, parts of pixels too", () => {
  deepEqual(fit([0, 30, 60], [1, 3], [1, 1], "stretch"), [30]);
  // Each new pixel covers one and a half old ones.
  deepEqual(fit([0, 30, 60], [1, 3], [1, 2], "stretch"), [10, 50]);
});

Deno.test("fitToSize() contains with background beside it, covers by cutting off, stretches", () => {
  const wide = [10, 20, 30, 40];
  deepEqual(fit(wide, [1, 4], [2, 2], "contain"), [15, 35, 9, 9]);
  deepEqual(fit(wide, [1, 4], [1, 1], "cover"), [20]);
  deepEqual(fit([1, 2, 3, 4, 5, 6], [2, 3], [2, 1], "cover"), [2, 5]);
  deepEqual(fit([10, 10, 10, 10], [2, 2], [4, 2], "stretch"), [10, 10, 10, 10, 10, 10, 10, 10]);
});

Deno.test("fitToSize() keeps fractions of float pixels", () => {
  const image = { pixels: Float32Array.of(0, 0.5), height: 1, width: 2, channels: 1 };
  deepEqual([...fitToSize(image, [1, 1], "stretch", [0])], [0.25]);
});

Deno.test({
  name: "fitToSize() is Pillow's BOX where it shrinks by whole steps, and LANCZOS where it grows",
  ignore: !pythonHas("PIL") || !pythonHas("numpy"),
  fn: async () => {
    const facts = await python(`import json, numpy as np
from PIL import Image
a = np.random.RandomState(5).randint(90, 166, (12, 18, 3)).astype("u1")
i = Image.fromarray(a)
box, lanczos = i.resize((6, 4), Image.BOX), i.resize((31, 40), Image.LANCZOS)
print(json.dumps([np.asarray(x).ravel().tolist() for x in (i, box, lanczos)]))`);
    const [pixels, box, lanczos] = facts as [number[], number[], number[]];
    const image = { pixels: Uint8Array.from(pixels), height: 12, width: 18, channels: 3 };
    for (const [size, expected] of [[[4, 6], box], [[40, 31], lanczos]] as const) {
      const found = fitToSize(image, size, "stretch", [0, 0, 0]);
      // Pillow rounds to bytes (and cuts off what overshoots) between rows and columns.
      const largest = Math.max(...expected.map((value, i) => Math.abs(value - found[i]!)));
      ok(largest <= 1, `differs by ${largest}`);
    }
  },
});
