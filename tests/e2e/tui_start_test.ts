import assert from "node:assert/strict";
import { decode } from "fast-png";
import { loadDataset } from "../../lib/dataset/load.ts";
import { type Cell, keys, openTerminal, type Terminal } from "../support/terminal.ts";
import { strokes } from "../support/strokes.ts";

/** The two pixels that a cell shows. */
function pixelsOf(
  { text, foreground, background }: Cell,
): [top: number | null, bottom: number | null] {
  if (text === "▀") return [foreground, background];
  if (text === "▄") return [background, foreground];
  return text === "█" ? [foreground, foreground] : [background, background];
}

/** The grey levels of a picture of 28 x 28 whose upper left corner is at a cell. */
function readDigit(terminal: Terminal, left: number, top: number): number[] {
  const levels: number[] = [];
  for (let row = 0; row < 14; row++) {
    const cells = Array.from(
      { length: 28 },
      (_, x) => pixelsOf(terminal.cell(left + x, top + row)),
    );
    for (const half of [0, 1] as const) {
      levels.push(...cells.map((pixels) => {
        const color = pixels[half]!;
        assert.equal(color >> 16, color & 255, "grey");
        return color & 255;
      }));
    }
  }
  return levels;
}

/** The text that the program has put into the clipboard since the last call. */
function clipboardOf(bytes: Uint8Array): string {
  // deno-lint-ignore no-control-regex -- OSC 52
  const [, base64] = /\x1b\]52;c;([^\x07]*)\x07/.exec(new TextDecoder().decode(bytes)) ?? [];
  assert.ok(base64, "nothing was copied");
  return new TextDecoder().decode(Uint8Array.fromBase64(base64));
}

Deno.test("the whole walk: start on the sample, watch it being fitted, every screen, out again", async () => {
  const folder = await Deno.makeTempDir();
  const { images, labels } = await loadDataset([]);
  const imageAt = (index: number) => Array.from({ length: 784 }, (_, j) => images.get(index, j));
  const terminal = openTerminal(strokes("start", "-k", "8", "--max-iter", "60"), {
    columns: 100,
    rows: 30,
    cwd: folder,
    env: { COLORTERM: "truecolor" },
  });
  try {
    await terminal.shows("[Training]");
    await terminal.shows("Fitted 8 components");
    await terminal.shows("8 components of 28 x 28  10,000 images");
    assert.deepEqual(terminal.state(), {
      isAlternate: true,
      isCursorHidden: true,
      isMouseOn: false,
    });

    terminal.type("t");
    await terminal.shows("components after pass");
    await terminal.shows("10,000 images");

    terminal.type("c");
    await terminal.shows(">1 · ");
    terminal.type(keys.right);
    await terminal.shows(">2 · ");
    terminal.type(keys.enter);
    await terminal.shows("Component 2 of 8");
    await terminal.shows("sparseness");
    terminal.type(keys.esc);
    await terminal.shows("8 components of");

    terminal.type("d");
    for (let digit = 0; digit <= 9; digit++) {
      terminal.type(String(digit));
      const count = labels!.filter((label) => label === digit).length.toLocaleString("en-US");
      await terminal.shows(`Digit ${digit}  ${count} image`);
    }
    terminal.type(keys.down);
    await terminal.shows("[weights]");
    terminal.type(keys.down);
    await terminal.shows("outliers");
    terminal.type(keys.down);
    await terminal.shows("minimum");
    terminal.type(keys.down);
    await terminal.shows("[overlay]");
    terminal.type("v3");
    await terminal.shows("Digit 9 | 3");
    terminal.type(keys.esc);

    terminal.type("g1234\r");
    await terminal.shows(`Image 1,234  digit ${labels![1234]} · distance`);
    await terminal.settled();
    assert.deepEqual(readDigit(terminal, 0, 3), imageAt(1234), "the original, pixel by pixel");

    terminal.type("r");
    await terminal.shows("Worst reconstructions, all digits");
    await terminal.shows(">");
    const chosen = terminal.screen().find((line) => line.startsWith(">"))!;
    const worst = Number(/· (\d+)(?:\s|$)/.exec(chosen)![1]);
    terminal.type(keys.enter);
    await terminal.shows(`Image ${worst.toLocaleString("en-US")}  digit ${labels![worst]}`);
    await terminal.shows("rank 1 of 10,000");
    await terminal.settled();
    assert.deepEqual(readDigit(terminal, 0, 3), imageAt(worst));
    terminal.takeBytes();
    terminal.type("y");
    await terminal.shows("Copied 8 lines of numbers");
    const copied = clipboardOf(terminal.takeBytes()).split("\n");
    assert.equal(copied[0], "index\tlabel\tdistance\tcomponent\tweight");
    assert.deepEqual(copied[1]!.split("\t").slice(0, 2), [String(worst), String(labels![worst])]);
    terminal.type("e");
    await terminal.shows(`Saved strokes-sample-${worst}.png and strokes-sample-${worst}.csv`);
    const png = decode(await Deno.readFile(`${folder}/strokes-sample-${worst}.png`));
    const saved = imageAt(worst).map((_, j) =>
      png.data[((Math.floor(j / 28) * 8 + 3) * png.width + (j % 28) * 8 + 3) * png.channels]
    );
    assert.deepEqual(saved, imageAt(worst), "the original in the file, pixel by pixel");
    terminal.type(keys.esc);
    await terminal.shows("Worst reconstructions, all digits");
    assert.ok(terminal.screen().includes(chosen), "back at the same place");
    terminal.type("b");
    await terminal.shows("Best reconstructions");

    terminal.type("o");
    await terminal.shows("Draw an image");
    terminal.type(" " + keys.down.repeat(12));
    await terminal.shows("most like digit 1 by its weights");
    terminal.type("K3\r");
    await terminal.shows("Fitted 3 components");
    terminal.type("m");
    await terminal.shows(`Image ${worst.toLocaleString("en-US")} in 2 models`);
    await terminal.until("both errors", (lines) => lines.some((line) => /error.*error/.test(line)));
    await terminal.until(
      "both distances",
      (lines) => lines.some((line) => /this image: [\d,.]+ .*this image: [\d,.]+/.test(line)),
    );
    terminal.type(",?");
    await terminal.shows("Keys of Models");
    terminal.type(keys.esc + "W");
    await terminal.shows("Save the model as: model-k8.npz");
    terminal.type(keys.enter);
    await terminal.shows("Saved model-k8.npz");
    assert.ok((await Deno.stat(`${folder}/model-k8.npz`)).size > 8_000_000);

    terminal.type("q");
    await terminal.shows("Quit? The fitted model is not saved");
    terminal.takeBytes();
    terminal.type("y");
    assert.deepEqual(await terminal.exited, { exitCode: 0, signal: 0 });
    assert.ok(terminal.takeBytes().length < 2000);
    await terminal.settled(50);
    assert.deepEqual(terminal.state(), {
      isAlternate: false,
      isCursorHidden: false,
      isMouseOn: false,
    });
  } finally {
    await terminal.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a fit is stopped only when that is answered with yes, and nothing is left behind", async () => {
  const folder = await Deno.makeTempDir();
  const terminal = openTerminal(
    strokes(
      "start",
      "-k",
      "60",
      "--solver",
      "cd",
      "--max-iter",
      "100000",
      "--tol",
      "0",
      "-o",
      "m.npz",
    ),
    {
      cwd: folder,
    },
  );
  try {
    await terminal.shows("Fitting");
    await terminal.until("ten passes", (lines) => lines.some((line) => /pass \d\d/.test(line)));
    // Deno clears the last line whenever it has loaded modules.
    assert.match(terminal.screen().at(-1)!, /Esc stop .* q quit$/);
    terminal.type(keys.esc);
    await terminal.shows("Stop fitting?");
    terminal.type("n");
    await terminal.until("no question", (lines) => !lines.at(-1)!.includes("Stop fitting?"));
    terminal.type("q");
    await terminal.shows("Quit? The fitted model is not saved");
    terminal.type("y");
    assert.equal((await terminal.exited).exitCode, 130);
    assert.deepEqual([...Deno.readDirSync(folder)], []);
    assert.equal(terminal.state().isAlternate, false);
  } finally {
    await terminal.close();
    await Deno.remove(folder, { recursive: true });
  }
});
