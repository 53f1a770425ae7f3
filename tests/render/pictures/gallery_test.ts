import assert from "node:assert/strict";
import type { ColorDepth } from "../../../lib/render/pictures/color_depth.ts";
import { captionWidth, type Exhibit, writeGallery } from "../../../lib/render/pictures/gallery.ts";
import { pictureLines } from "../../../lib/render/pictures/scripted_picture.ts";
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

Deno.test("pictureLines() shows each pixel in its own colour, the upper one behind the lower one", async () => {
  const picture = { width: 2, height: 2, values: [0, 1, 37 / 255, 0] };
  assert.deepEqual(await pictureLines(picture, { depth: "truecolor" }), [
    "\x1b[38;2;37;37;37;48;2;0;0;0m▄\x1b[38;2;0;0;0;48;2;255;255;255m▄\x1b[m",
  ]);
  assert.deepEqual(await pictureLines(picture, { depth: "256" }), [
    "\x1b[38;5;235;48;5;16m▄\x1b[38;5;16;48;5;231m▄\x1b[m",
  ]);
});

Deno.test("pictureLines() repeats pixels, or takes the mean of them", async () => {
  const picture = { width: 2, height: 2, values: [0, 1, 1, 0] };
  const doubled = await pictureLines(picture, { depth: "truecolor", zoom: 2 });
  const black = "38;2;0;0;0;48;2;0;0;0m", white = "38;2;255;255;255;48;2;255;255;255m";
  assert.deepEqual(doubled, [
    `\x1b[${black}▄▄\x1b[${white}▄▄\x1b[m`,
    `\x1b[${white}▄▄\x1b[${black}▄▄\x1b[m`,
  ]);
  const [half] = await pictureLines({ width: 2, height: 4, values: [0, 1, 1, 0, 1, 1, 1, 1] }, {
    depth: "truecolor",
    zoom: 1 / 2,
  });
  assert.equal(half, "\x1b[38;2;255;255;255;48;2;128;128;128m▄\x1b[m");
});

Deno.test("pictureLines() keeps the last row of an odd number of rows", async () => {
  const lines = await pictureLines({ width: 1, height: 3, values: [0, 0, 1] }, {
    depth: "truecolor",
  });
  assert.equal(lines.length, 2);
  assert.match(lines[1]!, /48;2;255;255;255m▄/);
});

Deno.test("pictureLines() has no escapes without colours", async () => {
  assert.deepEqual(
    await pictureLines({ width: 2, height: 2, values: [0, 1, 0, 1] }, { depth: "none" }),
    [
      " @",
    ],
  );
});

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
