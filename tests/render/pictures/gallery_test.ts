import assert from "node:assert/strict";
import type { ColorDepth } from "../../../lib/render/pictures/color_depth.ts";
import { captionWidth, type Exhibit, writeGallery } from "../../../lib/render/pictures/gallery.ts";
import { parseAnswer } from "../../../lib/render/pictures/terminal_answer.ts";
import { TERMINAL_ANSWERS } from "../../support/terminal_answers.ts";
import { plain, textWidth } from "../../../lib/render/text/text_width.ts";

const checkered = (width: number, height: number) => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => (i + Math.floor(i / width)) % 2),
});

async function gallery(
  exhibits: readonly Exhibit[],
  { columns = 80, colorDepth = "256" as ColorDepth, zoom }: {
    columns?: number;
    colorDepth?: ColorDepth;
    zoom?: number;
  } = {},
): Promise<string> {
  let text = "";
  await writeGallery(exhibits, {
    out: (piece) => {
      text += piece;
      return Promise.resolve();
    },
    columns,
    rows: 24,
    colorDepth,
    renderer: "auto",
    unicode: true,
    stdoutIsTerminal: false,
    env: () => undefined,
  }, zoom);
  return text;
}

const exhibits = (count: number, size = 28) =>
  Array.from({ length: count }, (_, i) => ({
    caption: [`Component ${i + 1}`],
    pictures: [checkered(size, size)],
  }));

Deno.test("writeGallery() fits many pictures into a narrow screen at half their size", async () => {
  const lines = plain(await gallery(exhibits(7))).trimEnd().split("\n");
  assert.equal(lines[0], "Component 1    Component 2    Component 3    Component 4    Component 5");
  assert.equal(lines.length, (1 + 7) * 2 + 1);
  assert.equal(lines[9], "Component 6    Component 7");
});

Deno.test("writeGallery() shows them in full size where five fit", async () => {
  const lines = plain(await gallery(exhibits(7), { columns: 180 })).trimEnd().split("\n");
  assert.equal(lines[0]!.split("Component").length - 1, 6);
  assert.equal(textWidth(lines[1]!), 6 * 28 + 5);
  assert.equal(lines.length, (1 + 14) * 2 + 1);
});

Deno.test("writeGallery() never writes a line wider than the screen", async () => {
  for (const columns of [30, 47, 80, 133, 200]) {
    for (const size of [5, 28, 64, 300]) {
      for (const colorDepth of ["none", "16", "256"] as const) {
        const text = await gallery(exhibits(3, size), { columns, colorDepth });
        const widest = Math.max(...text.split("\n").map(textWidth));
        assert.ok(
          widest <= columns,
          `${widest} of ${columns} columns, ${size} pixels, ${colorDepth}`,
        );
      }
    }
  }
});

Deno.test("writeGallery() puts the pictures of an exhibit one above the other", async () => {
  const black = { width: 2, height: 2, values: [0, 0, 0, 0] };
  const white = { width: 2, height: 2, values: [1, 1, 1, 1] };
  const text = await gallery([{ caption: [], pictures: [black, white] }], {
    colorDepth: "none",
    zoom: 1,
  });
  assert.equal(text, "\n@@\n");
});

Deno.test("captionWidth() takes more exhibits than a function takes arguments", () => {
  const exhibits = new Array(200_000).fill({ caption: ["1", "two"], pictures: [] });
  assert.equal(captionWidth(exhibits), 3);
  assert.equal(captionWidth([]), 0);
});

Deno.test("writeGallery() writes no escapes where there are no colours", async () => {
  const picture = { width: 2, height: 2, values: [0, 1, 0, 1] };
  const text = await gallery([{ caption: [], pictures: [picture] }], { colorDepth: "none" });
  assert.match(text, /^[ @\n]+$/);
});

Deno.test("writeGallery() makes room for images, puts them side by side, and leaves the cursor below", async () => {
  let text = "";
  await writeGallery(exhibits(2, 8), {
    out: (piece) => {
      text += piece;
      return Promise.resolve();
    },
    columns: 80,
    rows: 40,
    colorDepth: "256",
    renderer: "auto",
    unicode: true,
    stdoutIsTerminal: true,
    env: (name) => ({ TERM: "foot" })[name],
    askTerminal: () => Promise.resolve(parseAnswer(TERMINAL_ANSWERS.foot)),
  }, 1);
  const [room, ...images] = text.split("\x1b7").map((part, i) => i === 0 ? part : `\x1b7${part}`);
  assert.equal(room, "Component 1 Component 2\n" + "\n".repeat(5) + "\x1b[5A", "one line more");
  assert.equal(images.length, 2);
  assert.ok(images[0]!.startsWith("\x1b7\x1bP0;1;q"), "at the left edge");
  assert.ok(images[1]!.startsWith("\x1b7\x1b[12C\x1bP0;1;q"), "below the second caption");
  assert.ok(images.every((image) => image.includes("\x1b\\\x1b8")));
  assert.ok(text.endsWith("\x1b[4B\r"));
});

Deno.test("writeGallery() shrinks an image that is higher than the screen", async () => {
  let text = "";
  await writeGallery(exhibits(1, 64), {
    out: (piece) => {
      text += piece;
      return Promise.resolve();
    },
    columns: 200,
    rows: 24,
    colorDepth: "256",
    renderer: "sixel",
    unicode: true,
    stdoutIsTerminal: true,
    env: () => undefined,
  }, 1);
  assert.ok(text.endsWith("\x1b[16B\r"), "64 pixels in 16 lines instead of 32");
});
