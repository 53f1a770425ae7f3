import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { decode as decodePng } from "fast-png";
import { decode as decodeSixels, fromRGBA8888 } from "sixel";
import { writeModel } from "../../lib/model/model_file.ts";
import { plain } from "../../lib/render/text/text_width.ts";
import { QUESTION } from "../../lib/render/pictures/terminal_answer.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { TERMINAL_ANSWERS } from "../support/terminal_answers.ts";
import { strokes } from "../support/strokes.ts";
import { openTerminal, type Terminal, type TerminalOptions } from "../support/terminal.ts";

/** What a terminal with an image protocol is sent, decoded, is the component's pixels: value / largest * 255. */
const SIDE = 28;
const model = madeModel({ shape: [SIDE, SIDE] });
const component = Array.from({ length: SIDE * SIDE }, (_, j) => model.components.get(0, j));
const largest = Math.max(...component);
const expected = component.map((value) => Math.round(Math.fround(value / largest) * 255));

Deno.test("kitty is sent the component's pixels", async () => {
  const { text } = await written({ TERM: "xterm-kitty" }, "--index", "0", {
    says: TERMINAL_ANSWERS.kitty026,
  });
  // deno-lint-ignore no-control-regex -- kitty's protocol
  const pieces = [...text.matchAll(/\x1b_G([^;]*);([^\x1b]*)\x1b\\/g)]
    .filter(([, keys]) => !keys!.includes("a=q"));
  const keys = Object.fromEntries(pieces[0]![1]!.split(",").map((pair) => pair.split("=")));
  assert.deepEqual([keys.a, keys.f, keys.o, keys.q], ["T", "24", "z", "2"]);
  assert.deepEqual([keys.s, keys.v], [String(SIDE), String(SIDE)], "pixels");
  assert.deepEqual([keys.c, keys.r], [String(2 * SIDE), String(SIDE)], "cells");
  assert.match(pieces.at(-1)![1]!, /m=0$/);
  const rgb = inflateSync(Uint8Array.fromBase64(pieces.map(([, , data]) => data).join("")));
  assert.deepEqual([...rgb], expected.flatMap((value) => [value, value, value]));
  assert.match(plain(text.split("\n")[0]!), /Component 1 +share/);
});

Deno.test("terminals with iTerm2's protocol are sent a PNG of the component's pixels", async () => {
  for (
    const env of [
      { TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.5.0" },
      { LC_TERMINAL: "iTerm2" }, // over SSH
      { TERM_PROGRAM: "mintty" },
      { TERM_PROGRAM: "vscode", TERM_PROGRAM_VERSION: "1.90.0" },
    ]
  ) {
    const { text } = await written(env as unknown as Record<string, string>, "--index", "0");
    // deno-lint-ignore no-control-regex -- iTerm2's protocol
    const [, options, data] = /\x1b\]1337;File=([^:]*):([^\x07]*)\x07/.exec(text)!;
    assert.match(options!, /^inline=1;width=56;height=28;(preserveAspectRatio=0;)?size=\d+$/);
    assertPng(Uint8Array.fromBase64(data!));
  }
});

for (
  const [name, env, more] of [
    ["by its name", { TERM: "foot" }, []],
    ["where it is asked for", {}, ["--renderer", "sixel"]],
  ] as const
) {
  Deno.test(`a terminal that draws sixels, ${name}, is sent the component's pixels`, async () => {
    const { text } = await written(env, "--index", "0", ...more);
    const { width, height, at } = sixelsOf(text);
    // as large as fits: 14 rows of cells of 9 x 18 pixels, as the terminal has said, times 2
    assert.deepEqual([width, height], [2 * SIDE * 9, 2 * SIDE * 9]);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = expected[Math.floor(y / 18) * SIDE + Math.floor(x / 18)]!;
        const register = Math.round(Math.round(value * 100 / 255) * 255 / 100);
        assert.deepEqual(at(x, y), [register, register, register, 255], `${x}, ${y}`);
      }
    }
  });
}

Deno.test("a terminal that says nothing gets sixels for cells of 10 x 20, after half a second", async () => {
  const options = { says: null };
  const { text } = await written({}, "--index", "0", "--renderer", "sixel", options);
  const { width, height } = sixelsOf(text);
  assert.deepEqual([width, height], [2 * SIDE * 10, 2 * SIDE * 10]);
});

Deno.test("tmux, a pipe and half blocks that were asked for get no protocol", async () => {
  for (
    const [env, ...more] of [
      [{ KITTY_WINDOW_ID: "1", TMUX: "/tmp/tmux-0/default,1,0" }],
      [{ TERM: "foot", TMUX: "/tmp/tmux-0/default,1,0" }],
      [{ KITTY_WINDOW_ID: "1" }, "--renderer", "blocks"],
      [{ TERM: "foot" }, "--renderer", "ascii"],
    ] as [Record<string, string>, ...string[]][]
  ) {
    const { text } = await written(env, "--index", "0", ...more);
    assert.doesNotMatch(text, PROTOCOL);
  }
  await withModel(async (path) => {
    const [file, ...args] = strokes("components", path, "--renderer", "sixel");
    const env = { KITTY_WINDOW_ID: "1", TERM: "foot" };
    const { stdout } = await new Deno.Command(file, { args, env }).output();
    assert.doesNotMatch(new TextDecoder().decode(stdout), PROTOCOL);
  });
});

// deno-lint-ignore no-control-regex -- escapes are control characters by nature
const PROTOCOL = /\x1b_G|\x1b\]1337|\x1bP/;

Deno.test("a report on a sixel screen is paged, with whole pictures, and leaves the terminal as it was", async () => {
  await withModel(async (path) => {
    const terminal = openAnswering(
      strokes("report", path, "--renderer", "sixel"),
      { columns: 100, rows: 30 },
    );
    try {
      for (let pages = 0; pages < 4; pages++) {
        await terminal.shows("-- space: next page");
        terminal.takeBytes();
        terminal.type(" ");
        await terminal.settled();
      }
      terminal.type("q");
      const { exitCode } = await terminal.exited;
      assert.equal(exitCode, 0);
      await terminal.settled();
      assert.ok(!terminal.screen().some((line) => line.includes("next page")));
      assert.ok(!terminal.screen().some((line) => /\[6;|\[\?/.test(line)), "no answer is echoed");
    } finally {
      await terminal.close();
    }
  });
});

/** What a terminal of 100 x 34 cells is sent by `components`. */
async function written(
  env: Record<string, string>,
  ...words: (string | { says: string | null })[]
): Promise<{ text: string }> {
  const says = words.find((word) => typeof word === "object")?.says;
  const more = words.filter((word) => typeof word === "string");
  return await withModel(async (path) => {
    const command = strokes("components", path, ...more);
    const options = { env: { COLORTERM: "truecolor", ...env }, columns: 100, rows: 34 };
    const terminal = says === null
      ? openTerminal(command, options)
      : openAnswering(command, options, says);
    try {
      const { exitCode } = await terminal.exited;
      assert.equal(exitCode, 0);
      await terminal.settled();
      const text = new TextDecoder().decode(terminal.takeBytes());
      return { text };
    } finally {
      await terminal.close();
    }
  });
}

/** A terminal that answers what it is asked; by default it draws sixels, and its cells have 9 x 18 pixels. */
function openAnswering(
  command: [string, ...string[]],
  options: TerminalOptions,
  says = "\x1b[6;18;9t\x1b[?62;4;22c",
): Terminal {
  const terminal = openTerminal(command, options);
  let said = "";
  terminal.onOutput((bytes) => {
    said += new TextDecoder().decode(bytes);
    if (!said.includes(QUESTION)) return;
    said = "";
    terminal.type(says);
  });
  return terminal;
}

async function withModel<T>(use: (path: string) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/model.npz`, model);
    result = await use(`${folder}/model.npz`);
  });
  return result!;
}

/** Every pixel of the component is a square of whole pixels of the PNG. */
function assertPng(png: Uint8Array): void {
  const { width, height, channels, data } = decodePng(png);
  assert.equal(channels, 1, "grey");
  assert.equal(width, height);
  const zoom = width / SIDE;
  assert.ok(Number.isInteger(zoom) && zoom >= 8, `${width} pixels`);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = expected[Math.floor(y / zoom) * SIDE + Math.floor(x / zoom)]!;
      assert.equal(data[y * width + x], value, `${x}, ${y}`);
    }
  }
}

function sixelsOf(text: string) {
  // deno-lint-ignore no-control-regex -- sixels stand in an escape sequence
  const [, data] = /\x1bP0;1;q([^\x1b]*)\x1b\\/.exec(text)!;
  const { width, height, data32 } = decodeSixels(data!);
  return { width, height, at: (x: number, y: number) => fromRGBA8888(data32[y * width + x]!) };
}
