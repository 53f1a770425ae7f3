import assert from "node:assert/strict";
import { framePacing } from "../../tui/frame_pacing.ts";

const ANSWER = "\x1b[24;80R";

Deno.test("framePacing() draws the newest frame when the terminal has shown the one before", () => {
  const drawn: number[] = [];
  const pacing = framePacing(true);
  const show = (frame: number) => pacing.whenShown(() => drawn.push(frame));
  assert.equal(pacing.question(), "\x1b[6n");
  pacing.hear(ANSWER);
  assert.equal(pacing.question(), "\x1b[6n");
  show(1);
  show(2);
  show(3);
  assert.deepEqual(drawn, []);
  pacing.hear("\x1b[?62c");
  assert.deepEqual(drawn, []);
  pacing.hear(ANSWER);
  assert.deepEqual(drawn, [3]);
  show(4);
  assert.deepEqual(drawn, [3, 4]);
});

Deno.test("framePacing() does not wait for a terminal that has never answered", async () => {
  let drawn = 0;
  const pacing = framePacing(true);
  pacing.question();
  pacing.whenShown(() => drawn++);
  assert.equal(drawn, 1);
  await pacing.settle();
  assert.equal(pacing.question(), "");
});

Deno.test("framePacing() asks nothing where nothing may be asked", async () => {
  const pacing = framePacing(false);
  assert.equal(pacing.question(), "");
  await pacing.settle();
});

Deno.test("framePacing() settles when the last answer is there, and asks no more", async () => {
  const pacing = framePacing(true);
  pacing.question();
  pacing.hear(ANSWER);
  pacing.question();
  pacing.question();
  let isSettled = false;
  const settled = pacing.settle().then(() => isSettled = true);
  assert.equal(pacing.question(), "");
  pacing.hear(ANSWER);
  await Promise.resolve();
  assert.equal(isSettled, false);
  pacing.hear(ANSWER);
  await settled;
});
