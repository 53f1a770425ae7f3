import assert from "node:assert/strict";
import { decode } from "fast-png";
import { iterm2 } from "../../../../lib/render/pictures/drivers/iterm2.ts";
import type { ImageDrawing } from "../../../../lib/render/pictures/drawing.ts";
import type { Picture } from "../../../../lib/render/pictures/picture.ts";
import { terminalFacts } from "../../../../lib/render/pictures/terminal_facts.ts";

const clues = { isScreen: true, colorDepth: "truecolor", unicode: true, answer: null } as const;
const driver = await iterm2.open(terminalFacts({ ...clues, env: () => undefined }));

/** The PNG that a picture is sent as, and for how many cells. */
function sent(picture: Picture, zoom: number) {
  const drawing = driver.draw(picture, { zoom, colorMap: "grey" }) as ImageDrawing;
  // deno-lint-ignore no-control-regex -- iTerm2's protocol
  const [, options, data] = /^\x1b\]1337;File=([^:]*):([^\x07]*)\x07$/.exec(drawing.paint())!;
  return { drawing, options: options!, png: decode(Uint8Array.fromBase64(data!)) };
}

Deno.test("iterm2 sends a PNG in which each pixel of a colour picture is a square", () => {
  const rgb = Uint8Array.from({ length: 24 }, (_, i) => i * 11);
  const { options, png } = sent({ width: 2, height: 4, rgb }, 3);
  assert.match(options, /inline=1;width=6;height=6;preserveAspectRatio=0/);
  assert.deepEqual([png.width, png.height], [48, 96]);
  for (let y = 0; y < 96; y++) {
    for (let x = 0; x < 48; x++) {
      const pixel = Math.floor(y / 24) * 2 + Math.floor(x / 24);
      const found = png.data.subarray((y * 48 + x) * 3, (y * 48 + x) * 3 + 3);
      assert.deepEqual([...found], [...rgb.subarray(pixel * 3, pixel * 3 + 3)]);
    }
  }
});

Deno.test("iterm2 leaves the half of a cell below an odd last row transparent, and erases by blanks", () => {
  const { drawing, png } = sent({ width: 1, height: 1, values: [1] }, 1);
  assert.equal(png.channels, 2, "grey and opacity");
  assert.deepEqual([...png.data.subarray(0, 2)], [255, 255]);
  assert.equal(png.data[(png.height - 1) * png.width * 2 + 1], 0);
  assert.equal(drawing.erase(0, 0), "\x1b[1;1H\x1b[1X");
});
