import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import type { Key } from "ink";
import { inputStream, keyNames, keyReader } from "../../tui/input.ts";

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

Deno.test("keyReader() puts an arrow together whose ESC came alone, and does not go back", async () => {
  const keys: string[] = [];
  const reader = keyReader((key) => keys.push(key));
  reader.read("", { escape: true } as Key);
  reader.read("[C", NO_KEY);
  assert.deepEqual(keys, ["right"]);
  reader.read("", { escape: true } as Key);
  assert.deepEqual(keys, ["right"], "a bare Esc waits a moment");
  await new Promise((resolve) => setTimeout(resolve, 40));
  assert.deepEqual(keys, ["right", "esc"]);
  reader.read("", { escape: true } as Key);
  reader.read("q", NO_KEY);
  assert.deepEqual(keys.slice(2), ["esc", "q"], "a key after it settles it at once");
  reader.read("g", { meta: true } as Key);
  assert.deepEqual(keys.slice(4), ["esc", "g"], "both in one, typed fast");
  reader.stop();
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
  return { send, heard, keys: () => keys, close: input.close };
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
