import assert from "node:assert/strict";
import { linesOf, type TextDrawing } from "../../../../lib/render/pictures/drawing.ts";
import { terminalImage } from "../../../../lib/render/pictures/drivers/terminal_image.ts";
import type { Picture } from "../../../../lib/render/pictures/picture.ts";
import { halfBlockCells } from "../../../support/half_block_cells.ts";
import { terminalFacts } from "../../../../lib/render/pictures/terminal_facts.ts";

async function linesBy(
  picture: Picture,
  { depth, zoom = 1 }: { depth: "truecolor" | "256"; zoom?: number },
): Promise<string[]> {
  const env = () => undefined;
  const clues = { isScreen: false, colorDepth: depth, unicode: true, answer: null, env };
  const driver = await terminalImage.open(terminalFacts(clues));
  return linesOf(await driver.draw(picture, { zoom, colorMap: "grey" }) as TextDrawing);
}

Deno.test("terminalImage shows each pixel in its own colour", async () => {
  const picture = { width: 2, height: 2, values: [0, 1, 37 / 255, 0] };
  const seen = async (depth: "truecolor" | "256") =>
    (await linesBy(picture, { depth })).map(halfBlockCells);
  assert.deepEqual(await seen("truecolor"), [{ top: [0, 0xffffff], bottom: [0x252525, 0] }]);
  assert.deepEqual(await seen("256"), [{ top: [16, 231], bottom: [235, 16] }]);
});

Deno.test("terminalImage shows a colour picture's pixels", async () => {
  const rgb = [255, 0, 0, 0, 128, 255, 10, 20, 30, 255, 255, 0];
  const [line] = await linesBy({ width: 2, height: 2, rgb }, { depth: "truecolor" });
  assert.deepEqual(halfBlockCells(line!), {
    top: [0xff0000, 0x0080ff],
    bottom: [0x0a141e, 0xffff00],
  });
});

Deno.test("terminalImage repeats pixels, or takes the mean of them", async () => {
  const picture = { width: 2, height: 2, values: [0, 1, 1, 0] };
  const doubled = await linesBy(picture, { depth: "truecolor", zoom: 2 });
  const [black, white] = [[0, 0], [0xffffff, 0xffffff]] as const;
  assert.deepEqual(doubled.map(halfBlockCells), [
    { top: [...black, ...white], bottom: [...black, ...white] },
    { top: [...white, ...black], bottom: [...white, ...black] },
  ]);
  const [half] = await linesBy({ width: 2, height: 4, values: [0, 1, 1, 0, 1, 1, 1, 1] }, {
    depth: "truecolor",
    zoom: 1 / 2,
  });
  assert.deepEqual(halfBlockCells(half!), { top: [0x808080], bottom: [0xffffff] });
});

Deno.test("terminalImage keeps the last row of an odd number of rows", async () => {
  const lines = await linesBy({ width: 1, height: 3, values: [0, 0, 1] }, { depth: "truecolor" });
  assert.equal(lines.length, 2);
  assert.deepEqual(halfBlockCells(lines[1]!).top, [0xffffff]);
});

Deno.test("terminalImage sets a colour only where it changes", async () => {
  const values = Array.from({ length: 56 }, () => 0.5);
  const [line] = await linesBy({ width: 28, height: 2, values }, { depth: "truecolor" });
  assert.ok(line!.length < 28 + 60, line!);
});
