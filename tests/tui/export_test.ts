import assert from "node:assert/strict";
import { decode } from "fast-png";
import { clipboardSequence } from "../../tui/effects/clipboard.ts";
import { exportContents } from "../../tui/effects/export.ts";
import { contents as ofComponents } from "../../tui/screens/components/contents.ts";
import { contents as ofReconstructions } from "../../tui/screens/reconstructions/contents.ts";
import { openTui, press } from "../support/small_model.ts";

Deno.test("clipboardSequence() is OSC 52 with the numbers, columns apart by tabs", () => {
  const shown = ofReconstructions(press(openTui(), "r"))!;
  const sequence = clipboardSequence(shown);
  assert.ok(sequence.startsWith("\x1b]52;c;") && sequence.endsWith("\x07"));
  const text = new TextDecoder().decode(Uint8Array.fromBase64(sequence.slice(7, -1)));
  const lines = text.trimEnd().split("\n");
  assert.equal(lines[0], "rank\tindex\tlabel\tdistance");
  assert.equal(lines.length, 21);
  assert.match(lines[1]!, /^1\t119\t9\t\d/);
});

Deno.test("clipboardSequence() refuses what terminals would cut off, and says what to do", () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [i, "some text"]);
  assert.throws(
    () => clipboardSequence({ name: "x", pictures: [], titles: ["a", "b"], rows }),
    /20000 lines are too much for the clipboard; e saves them as a file/,
  );
});

Deno.test("exportContents() saves the pictures pixel by pixel and the numbers, and overwrites nothing", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const shown = ofComponents(press(openTui(), "right", "enter"))!;
    assert.deepEqual(await exportContents(shown, "grey", folder), [
      `${folder}/strokes-component-2.png`,
      `${folder}/strokes-component-2.csv`,
    ]);
    assert.deepEqual(await exportContents(shown, "grey", folder), [
      `${folder}/strokes-component-2-2.png`,
      `${folder}/strokes-component-2-2.csv`,
    ]);
    const png = decode(await Deno.readFile(`${folder}/strokes-component-2.png`));
    assert.deepEqual([png.width, png.height], [64, 64]);
    const grey = (x: number, y: number) => png.data[(y * png.width + x) * png.channels];
    assert.deepEqual([grey(0, 7), grey(0, 8), grey(63, 15), grey(63, 16)], [0, 255, 255, 0]);
    const csv = await Deno.readTextFile(`${folder}/strokes-component-2.csv`);
    assert.equal(csv.split("\n")[2], "10,10,10,10,10,10,10,10");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("exportContents() says where it may not write", async () => {
  const shown = ofComponents(openTui())!;
  await assert.rejects(
    exportContents(shown, "grey", "/proc"),
    /^Failure: \/proc\/strokes-components.png: /,
  );
});
