import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type { Key } from "ink";
import { keyNames } from "../../tui/input/key_names.ts";
import { joinSequences } from "../../tui/input/joined_sequences.ts";
import { inputStream } from "../../tui/input/stream.ts";

const NO_KEY = {} as Key;

Deno.test("keyNames() names keys, also those that arrive together", () => {
  assert.deepEqual(keyNames("", { leftArrow: true } as Key), ["left"]);
  assert.deepEqual(keyNames("", { tab: true, shift: true } as Key), ["shift+tab"]);
  assert.deepEqual(keyNames("l", { ctrl: true } as Key), ["ctrl+l"]);
  assert.deepEqual(keyNames("jjk", NO_KEY), ["j", "j", "k"]);
  assert.deepEqual(keyNames("g12\r", NO_KEY), ["g", "1", "2", "enter"]);
  assert.deepEqual(keyNames(" \x7f\x03", NO_KEY), ["space", "backspace", "ctrl+c"]);
  assert.deepEqual(keyNames("g", { meta: true } as Key), ["esc", "g"]);
});

function listen() {
  const real = new PassThrough() as unknown as NodeJS.ReadStream & PassThrough;
  const heard: string[] = [];
  const input = inputStream(real, {
    onClick: (column, row) => heard.push(`click ${column} ${row}`),
    onDrag: (column, row) => heard.push(`drag ${column} ${row}`),
    onWheel: (direction) => heard.push(`wheel ${direction}`),
    onReply: (text) => heard.push(`reply ${text}`),
  });
  let keys = "";
  input.stdin.on("data", (chunk) => keys += chunk);
  const send = async (...chunks: string[]) => {
    for (const chunk of chunks) real.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const wait = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  return { send, wait, heard, keys: () => keys, close: input.close };
}

Deno.test("inputStream() takes clicks and the wheel out of the keys", async () => {
  const { send, heard, keys, close } = listen();
  await send("a\x1b[<0;12;3Mb\x1b[<0;12;3mc\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<32;5;6M\x1b[A");
  assert.deepEqual(heard, ["click 11 2", "wheel -1", "wheel 1", "drag 4 5"]);
  assert.equal(keys(), "abc\x1b[A");
  close();
});

Deno.test("inputStream() understands a mouse report that arrives in pieces", async () => {
  const { send, heard, keys, close } = listen();
  await send("x\x1b[<0;1", "2;3", "My");
  assert.deepEqual(heard, ["click 11 2"]);
  assert.equal(keys(), "xy");
  close();
});

Deno.test("inputStream() takes the terminal's answers out of the keys", async () => {
  const { send, heard, keys, close } = listen();
  await send("\x1bP>|kitty(0.40.0)\x1b", "\\d\x1b_Gi=1;OK\x1b\\7");
  assert.deepEqual(heard, ["reply \x1bP>|kitty(0.40.0)\x1b\\", "reply \x1b_Gi=1;OK\x1b\\"]);
  assert.equal(keys(), "d7");
  close();
});

Deno.test("inputStream() takes every kind of answer out of the keys", async () => {
  const { send, heard, keys, close } = listen();
  await send("a\x1b]4;255;rgb:ee/ee/ee\x07b\x1b[6;18;9tc\x1b[?62;4cd\x1b[12;40Re");
  assert.equal(heard.length, 4);
  assert.equal(keys(), "abcde");
  close();
});

Deno.test("joinSequences() puts arrows together that arrive in pieces", () => {
  const joiner = joinSequences();
  const pieces = ["a\x1b[", "C", "\x1b", "[5~j", "\x1bO", "Aq", "\x1b[1;", "2B", "\x1b[<0;1"];
  assert.deepEqual(pieces.map((piece) => joiner.take(piece)), [
    "a",
    "\x1b[C",
    "",
    "\x1b[5~j",
    "",
    "\x1bOAq",
    "",
    "\x1b[1;2B",
    "",
  ]);
  assert.equal(joiner.take("2;3M"), "\x1b[<0;12;3M");
});

Deno.test("joinSequences() takes an ESC that stays alone for the key, and what was torn from it for no key", () => {
  const joiner = joinSequences();
  assert.equal(joiner.take("\x1b"), "");
  assert.ok(joiner.patience > 0 && joiner.patience < 50, "Esc is answered at once, for a person");
  assert.equal(joiner.rest(), "\x1b");
  assert.equal(joiner.take("[C"), "\x1b[C", "an arrow, not [ and C");
  assert.equal(joiner.take("[C"), "[C", "typed");
  assert.equal(
    joiner.take("\x1b") + joiner.rest() + joiner.take("["),
    "\x1b[",
    "Esc, then the key [",
  );
  assert.ok(
    (joiner.take("\x1b["), joiner.patience) >= 300,
    "the rest of an arrow may take a while",
  );
});

Deno.test("inputStream() waits for the rest of an arrow, and no longer than it must for an Esc", async () => {
  const { send, wait, keys, close } = listen();
  await send("\x1b[");
  await wait(60);
  assert.equal(keys(), "", "nobody has pressed [");
  await send("C");
  assert.equal(keys(), "\x1b[C");
  await send("\x1b");
  while (keys() === "\x1b[C") await wait(5);
  assert.equal(keys(), "\x1b[C\x1b");
  close();
});
