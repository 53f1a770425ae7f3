import assert from "node:assert/strict";
import { encode } from "fast-png";
import { readPicture } from "../../tui/effects/read_picture.ts";
import { draw } from "../../tui/screens/draw/state.ts";
import { withFiles } from "../support/files.ts";
import { effectsOf, openTui, press, send, SIDE, smallLoaded } from "../support/small_model.ts";

/** A picture twice as large as the model's images: its upper half white. */
function halfWhite(): Uint8Array {
  const side = 2 * SIDE;
  const data = new Uint8Array(side * side).fill(255, 0, side * side / 2);
  return encode({ width: side, height: side, channels: 1, data });
}

const NEVER = new AbortController().signal;

Deno.test("readPicture() brings a picture to the size and the scale of the model's images", async () => {
  await withFiles({ "half.png": halfWhite() }, async (folder) => {
    const model = smallLoaded();
    const read = await readPicture(model, `${folder}/half.png`, NEVER);
    assert.ok(read.type === "pictureRead");
    const seen = [...read.pixels];
    assert.equal(seen.length, SIDE * SIDE);
    // The small model's images reach 119: that is white, and so is all above.
    assert.deepEqual(seen.slice(0, 3 * SIDE), new Array(3 * SIDE).fill(255));
    assert.deepEqual(seen.slice(-3 * SIDE), new Array(3 * SIDE).fill(0));
    const state = send(press(openTui(), "o"), read);
    assert.deepEqual(draw.of(state).pixels, read.pixels);
    assert.equal(press(state, "n").screen, "draw");
    assert.equal(draw.of(press(state, "n")).pixels![0], 0, "the negative");
    const [copied] = effectsOf(state, "y");
    assert.ok(copied?.type === "copy" && copied.contents.rows.some(([, weight]) => weight !== 0));
    assert.equal(draw.of(press(state, "x")).pixels, null);
  });
});

Deno.test("readPicture() says in one line what is wrong with a file", async () => {
  await withFiles({ "bad.png": "no picture" }, async (folder) => {
    await assert.rejects(readPicture(smallLoaded(), `${folder}/bad.png`, NEVER), /bad.png/);
    await assert.rejects(
      readPicture(smallLoaded(), `${folder}/none.png`, NEVER),
      /none.png: no such file/,
    );
  });
});

Deno.test("update() asks for a picture file: i", () => {
  const [effect] = effectsOf(openTui(), "o", "i", "a", ".", "p", "n", "g", "enter");
  assert.ok(effect?.type === "readPicture");
  assert.equal(effect.path, "a.png");
  assert.deepEqual(effectsOf(openTui(), "o", "i", "enter"), []);
});
