import assert from "node:assert/strict";
import { createKeyboard } from "../../lib/commands/keyboard.ts";

/** A terminal that sends these pieces, one a read, and then nothing more. */
function sending(...pieces: string[]) {
  const modes: boolean[] = [];
  const keyboard = createKeyboard({
    read(bytes) {
      const piece = pieces.shift();
      if (piece === undefined) return new Promise(() => {});
      return Promise.resolve(new TextEncoder().encodeInto(piece, bytes).written);
    },
    setRaw: (on) => void modes.push(on),
  });
  return { keyboard, modes };
}

const { signal } = new AbortController();
const discard = () => Promise.resolve();

Deno.test("createKeyboard() hears an answer that comes in pieces, and keeps the keys typed meanwhile", async () => {
  const { keyboard, modes } = sending(
    "j\x1bP>|foot(1.13.1)\x1b",
    "\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[A\x1b[6;18;9t",
    "q\x1b[?62;4;22c",
  );
  const answer = await keyboard.askTerminal(discard, { columns: 80, rows: 24 });
  assert.deepEqual(answer, {
    name: "foot(1.13.1)",
    kitty: false,
    sixel: true,
    cell: { width: 9, height: 18 },
    has256: true,
  });
  const keys = [];
  for (let i = 0; i < 3; i++) keys.push(await keyboard.readKey(signal));
  assert.deepEqual(keys, ["j", "\x1b[A", "q"]);
  assert.deepEqual(modes, [true, false], "the terminal is as it was");
});

Deno.test("createKeyboard() gives up where the terminal is silent, and the keys typed meanwhile are not lost", async () => {
  const { keyboard, modes } = sending(" ", "f");
  assert.equal(await keyboard.askTerminal(discard, { columns: 80, rows: 24 }), null);
  assert.deepEqual([await keyboard.readKey(signal), await keyboard.readKey(signal)], [" ", "f"]);
  assert.equal(modes.at(-1), false);
});

Deno.test("createKeyboard() stops waiting for a key on Ctrl-C", async () => {
  const { keyboard, modes } = sending();
  const controller = new AbortController();
  const key = keyboard.readKey(controller.signal);
  controller.abort(new Error("interrupted"));
  await assert.rejects(key, /interrupted/);
  assert.deepEqual(modes, [true, false]);
});
