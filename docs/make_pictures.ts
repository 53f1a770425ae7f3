/**
 * Makes the README's pictures of the screens anew, from the real program in an emulator:
 *
 *     deno task pictures
 *
 * On all of MNIST where it is there (see tests/support/mnist.ts), else on the built-in sample.
 */
import { MNIST_IMAGES } from "../tests/support/mnist.ts";
import { screenSvg } from "../tests/support/screen_svg.ts";
import { strokes } from "../tests/support/strokes.ts";
import { keys, openTerminal, type Terminal } from "../tests/support/terminal.ts";

const FOLDER = new URL("./pictures/", import.meta.url);

async function save(terminal: Terminal, name: string, title: string): Promise<void> {
  await terminal.settled(400);
  await Deno.writeTextFile(new URL(`${name}.svg`, FOLDER), screenSvg(terminal, title));
  console.log(`docs/pictures/${name}.svg`);
}

const hasMnist = await Deno.stat(MNIST_IMAGES[0]!).then(() => true, () => false);
const terminal = openTerminal(strokes("start", ...hasMnist ? MNIST_IMAGES : []), {
  columns: 128,
  rows: 36,
  env: { COLORTERM: "truecolor" },
  cwd: await Deno.makeTempDir(),
});
try {
  await terminal.shows("components after pass", 60_000);
  await terminal.until(
    "some passes",
    (lines) => lines.some((line) => Number(/components after pass (\d+)/.exec(line)?.[1]) >= 20),
    120_000,
  );
  await Deno.writeTextFile(
    new URL("training.svg", FOLDER),
    screenSvg(terminal, "Training: the error falls, and the components form"),
  );
  await terminal.shows("Fitted 15 components", 120_000);
  terminal.type("r");
  await terminal.shows("distance  images", 60_000);

  terminal.resize(150, 48);
  terminal.type("c");
  await save(terminal, "components", "The fifteen components, with their share of all images");
  terminal.resize(150, 44);
  terminal.type("d5v7");
  await save(terminal, "digits", "What a 5 and a 7 are made of, side by side");
  terminal.resize(110, 34);
  terminal.type("g7\r");
  await save(terminal, "samples", "An image, its reconstruction, the difference, and its weights");
  terminal.resize(180, 50);
  terminal.type("r");
  await save(
    terminal,
    "reconstructions",
    "The images that are reconstructed worst, and all distances",
  );
  terminal.type(keys.ctrl("c"));
  await terminal.exited;
} finally {
  await terminal.close();
}
