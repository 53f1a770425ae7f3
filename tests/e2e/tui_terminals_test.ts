import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { decode as decodePng } from "fast-png";
import { decode as decodeSixels, fromRGBA8888 } from "sixel";
import { QUESTION } from "../../lib/render/pictures/terminal_answer.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { withFiles } from "../support/files.ts";
import { K, SIDE, smallModel } from "../support/small_model.ts";
import { strokes } from "../support/strokes.ts";
import { openTerminal, type Terminal, type TerminalOptions } from "../support/terminal.ts";
import { TERMINAL_ANSWERS } from "../support/terminal_answers.ts";

/** Component t of the small model: its row t is lit. */
const isLit = (component: number, pixel: number) => Math.floor(pixel / SIDE) === component;

/** Browses the small model in a terminal that answers so; null is silent. */
async function browsing(
  answer: string | null,
  run: (terminal: Terminal, written: () => string) => Promise<void>,
  { args = [], ...options }: { args?: readonly string[] } & TerminalOptions = {},
): Promise<void> {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/model.npz`, smallModel());
    const terminal = openTerminal(strokes("browse", `${folder}/model.npz`, ...args), {
      columns: 100,
      rows: 30,
      ...options,
    });
    let written = "", isAsked = false;
    const decoder = new TextDecoder();
    terminal.onOutput((bytes) => {
      written += decoder.decode(bytes, { stream: true });
      if (isAsked || answer === null || !written.includes(QUESTION)) return;
      isAsked = true;
      terminal.type(answer);
    });
    try {
      await terminal.shows("? all keys");
      await run(terminal, () => written);
    } finally {
      await terminal.close();
    }
  });
}

/** Waits until everything that a pattern finds has been written. */
async function written(terminal: Terminal, text: () => string, pattern: RegExp, count: number) {
  await terminal.until(
    `${count} of ${pattern}`,
    () => [...text().matchAll(pattern)].length >= count,
  );
  return [...text().matchAll(pattern)];
}

/** Where a component's picture is: three in a row, 24 x 12 cells each. */
const placeOf = (component: number) => ({
  row: 4 + 13 * Math.floor(component / 3),
  column: 1 + 26 * (component % 3),
});

Deno.test("browse paints sixels between the frames where the terminal draws them", async () => {
  await browsing(TERMINAL_ANSWERS.foot, async (terminal, text) => {
    // deno-lint-ignore no-control-regex -- sixels stand in an escape sequence
    const pattern = /\x1b\[(\d+);(\d+)H\x1bP0;1;q([^\x1b]*)\x1b\\/g;
    const images = await written(terminal, text, pattern, K);
    images.slice(0, K).forEach(([, row, column, data], component) => {
      assert.deepEqual({ row: Number(row), column: Number(column) }, placeOf(component));
      const { width, height, data32 } = decodeSixels(data!);
      // cells of 7 x 14 pixels; three cells a pixel of the picture
      assert.deepEqual([width, height], [24 * 7, 12 * 14]);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const pixel = Math.floor(y / 21) * SIDE + Math.floor(x / 21);
          const value = isLit(component, pixel) ? 255 : 0;
          assert.deepEqual(fromRGBA8888(data32[y * width + x]!), [value, value, value, 255]);
        }
      }
    });
  });
});

Deno.test("browse paints iTerm2's images between the frames", async () => {
  const answer = "\x1bP>|iTerm2 3.5.0\x1b\\\x1b[?65;4c";
  await browsing(answer, async (terminal, text) => {
    // deno-lint-ignore no-control-regex -- iTerm2's protocol
    const pattern = /\x1b\[(\d+);(\d+)H\x1b\]1337;File=([^:]*):([^\x07]*)\x07/g;
    const images = await written(terminal, text, pattern, K);
    images.slice(0, K).forEach(([, row, column, options, data], component) => {
      assert.deepEqual({ row: Number(row), column: Number(column) }, placeOf(component));
      assert.match(options!, /width=24;height=12/);
      const png = decodePng(Uint8Array.fromBase64(data!));
      const zoom = png.width / SIDE;
      for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
        const [x, y] = [pixel % SIDE * zoom, Math.floor(pixel / SIDE) * zoom];
        assert.equal(png.data[y * png.width + x], isLit(component, pixel) ? 255 : 0);
      }
    });
  });
});

/** The pixels that kitty was handed, one red a pixel, by transmission. */
function kittyPixels(keys: string, data: string): { keys: string; reds: number[] } {
  const rgb = inflateSync(Uint8Array.fromBase64(data));
  return { keys, reds: Array.from(rgb).filter((_, i) => i % 3 === 0) };
}

Deno.test("browse shows placeholders in a kitty that knows them", async () => {
  await browsing(TERMINAL_ANSWERS.kitty035, async (terminal, text) => {
    // deno-lint-ignore no-control-regex -- kitty's protocol
    const pattern = /\x1b_G(a=T,U=1[^;]*);([^\x1b]*)\x1b\\/g;
    const images = await written(terminal, text, pattern, K);
    images.slice(0, K).forEach(([, keys, data], component) => {
      const { reds } = kittyPixels(keys!, data!);
      assert.deepEqual(reds, reds.map((_, pixel) => isLit(component, pixel) ? 255 : 0));
      assert.match(keys!, /c=24,r=12/);
    });
    terminal.type("d");
    await terminal.shows("Digit 0");
    const isImage = (line: string) => line.includes("\u{10EEEE}");
    await terminal.until("images of the digit", (lines) => lines.some(isImage));
    await terminal.settled();
    // Six components are the same pictures on both screens, where they have the same size.
    const numbers = [...text().matchAll(/a=T,U=1,i=(\d+)/g)].map(([, number]) => number);
    assert.equal(numbers.length, new Set(numbers).size, "each once");
  });
});

Deno.test("browse paints images over the text in a kitty before 0.28, and deletes them when they go", async () => {
  await browsing(TERMINAL_ANSWERS.kitty026, async (terminal, text) => {
    // deno-lint-ignore no-control-regex -- kitty's protocol
    const pattern = /\x1b\[(\d+);(\d+)H\x1b_G(a=T,i=\d+[^;]*);([^\x1b]*)\x1b\\/g;
    const images = await written(terminal, text, pattern, K);
    const ids = images.slice(0, K).map(([, row, column, keys, data], component) => {
      assert.deepEqual({ row: Number(row), column: Number(column) }, placeOf(component));
      const { reds } = kittyPixels(keys!, data!);
      assert.deepEqual(reds, reds.map((_, pixel) => isLit(component, pixel) ? 255 : 0));
      return /i=(\d+)/.exec(keys!)![1]!;
    });
    assert.ok(!text().includes("\u{10EEEE}"), "no placeholders, which it would not show");
    terminal.type("?");
    await terminal.shows("Keys of");
    for (const id of ids) assert.ok(text().includes(`a=d,d=I,i=${id},`), `image ${id} is deleted`);
  });
});

Deno.test("browse shows 256 colours in an xterm whose TERM says 16", async () => {
  await browsing(TERMINAL_ANSWERS.xterm, async (terminal, text) => {
    await terminal.until("256 colours", () => text().includes("48;5;"));
    assert.ok(!text().includes("\x1bP0;1;q"));
  }, { env: { TERM: "xterm" } });
});

Deno.test("browse draws half blocks where the terminal is silent, and loses no key typed meanwhile", async () => {
  await browsing(null, async (terminal, text) => {
    terminal.type("s");
    await terminal.shows("original");
    await new Promise((resolve) => setTimeout(resolve, 700));
    terminal.type("d");
    await terminal.shows("Digit 0");
    assert.ok(text().includes("▀"));
    // deno-lint-ignore no-control-regex -- image protocols
    assert.doesNotMatch(text(), /\x1bP0;1;q|\x1b\]1337|a=T/);
  });
});

Deno.test("browse loses no key that is typed before an answer, between its parts, or after it", async () => {
  const [first, ...rest] = TERMINAL_ANSWERS.foot.split("\x1b\\");
  await browsing(`s${first}\x1b\\l${rest.join("\x1b\\")}l`, async (terminal) => {
    await terminal.shows("Image 2  ");
  });
});

Deno.test("browse draws as --renderer says, whatever the terminal answers", async () => {
  await browsing(TERMINAL_ANSWERS.kitty035, async (terminal, text) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await terminal.settled();
    assert.doesNotMatch(text(), /a=T/);
    assert.ok(text().includes("▀"));
  }, { args: ["--renderer", "blocks"] });
  await browsing(TERMINAL_ANSWERS.xterm, async (terminal, text) => {
    // deno-lint-ignore no-control-regex -- sixels
    await written(terminal, text, /\x1bP0;1;q/g, K);
  }, { args: ["--renderer", "sixel"] });
});
