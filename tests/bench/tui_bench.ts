/**
 * How the TUI feels, measured from outside: the program in a pseudo terminal of 180 x 50 cells with 256 colours, on a
 * model of the 70,000 images (of the built-in sample where MNIST is not there):
 *
 *     deno run -A tests/bench/tui_bench.ts
 *
 * Times are from the key's byte written to the last byte of the frame read, with the driver on the same machine.
 */
import { quantile } from "d3-array";
import { loadDataset } from "../../lib/dataset/load.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";
import { strokes } from "../support/strokes.ts";
import { keys, openTerminal, type Terminal } from "../support/terminal.ts";

const SIZE = { columns: 180, rows: 50 };
const END_OF_FRAME = "\x1b[?2026l";

const folder = await Deno.makeTempDir();
const hasMnist = await Deno.stat(MNIST_IMAGES[0]!).then(() => true, () => false);
try {
  const models = await makeModels();
  await measureStart(models[0]!);
  await measureKeys(models);
  await measureWhileFitting();
  await measureHeldKey(models[0]!);
  await measureEndurance(models[0]!);
} finally {
  await Deno.remove(folder, { recursive: true });
}

/** Two models of the same images, so that a whole page of components can be exchanged. */
async function makeModels(): Promise<string[]> {
  const dataset = await loadDataset(hasMnist ? MNIST_IMAGES : []);
  const { images, labels, classes, shape, channels, sources, paths: of } = dataset;
  const paths: string[] = [];
  for (const randomState of [1, 2]) {
    const parameters = { ...DEFAULT_PARAMETERS, init: "random", randomState, maxIter: 15 } as const;
    const { components, features, result } = await fit(dataset, parameters);
    const path = `${folder}/k15-${randomState}.npz`;
    const origin = { sources, parameters, result };
    await writeModel(path, {
      components,
      features,
      labels,
      classes,
      images,
      shape,
      channels,
      paths: of,
      origin,
    });
    paths.push(path);
  }
  console.log(
    `model of ${images.shape[0]} images, k = 15; ${SIZE.columns} x ${SIZE.rows}, 256 colours`,
  );
  return paths;
}

function open(...args: string[]): Terminal {
  return openTerminal(strokes("browse", ...args), SIZE);
}

/** Waits until everything has been read and analysed. */
async function openReady(...models: string[]): Promise<Terminal> {
  const terminal = open(...models, "--screen", "reconstructions");
  for (let model = 0; model < models.length; model++) {
    if (model > 0) terminal.type(".");
    await terminal.shows("distance  images", 60_000);
  }
  terminal.type("c");
  await terminal.shows("15 components of");
  await terminal.settled(500);
  terminal.takeBytes();
  return terminal;
}

function report(what: string, figures: string, goal: string): void {
  console.log(`${what.padEnd(52)} ${figures.padEnd(34)} ${goal}`);
}

function percentiles(values: readonly number[]): string {
  const at = (p: number) => quantile(values, p)!.toFixed(1);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms`;
}

async function measureStart(model: string): Promise<void> {
  const firsts: number[] = [], whole: number[] = [];
  for (let run = 0; run < 8; run++) {
    const start = performance.now();
    const terminal = open(model);
    let first: number | undefined;
    const text = new TextDecoder();
    terminal.onOutput((bytes) => {
      if (first === undefined && /[▀▄]/.test(text.decode(bytes))) first = performance.now() - start;
    });
    await terminal.shows("q quit");
    whole.push(performance.now() - start);
    firsts.push(first!);
    await terminal.close();
  }
  report("start to first picture", percentiles(firsts), "goal: 600 ms");
  report("start to keys answered", percentiles(whole), "");
}

/** Milliseconds and bytes of the frame that a key leads to. */
async function frameOf(terminal: Terminal, key: string): Promise<{ ms: number; bytes: number }> {
  terminal.takeBytes();
  const start = performance.now();
  let end = start;
  const stop = terminal.onOutput((bytes) => {
    if (endsFrame(bytes)) end = performance.now();
  });
  terminal.type(key);
  await terminal.settled(60);
  stop();
  return { ms: end - start, bytes: terminal.takeBytes().length };
}

/** A frame may be followed by the question whether it has arrived. */
function endsFrame(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).includes(END_OF_FRAME);
}

async function measureKeys(models: readonly string[]): Promise<void> {
  const terminal = await openReady(...models);
  const measure = async (what: string, cycle: readonly string[], count: number, goal: string) => {
    const frames = [];
    for (let i = 0; i < count; i++) frames.push(await frameOf(terminal, cycle[i % cycle.length]!));
    const measured = frames.slice(Math.min(10, count / 5)); // what comes first is cold
    const bytes = quantile(measured.map((frame) => frame.bytes), 0.5)!;
    report(what, percentiles(measured.map(({ ms }) => ms)), `${bytes} bytes; goal: ${goal}`);
  };
  const moves = [keys.right, keys.right, keys.right, keys.left, keys.left, keys.left];
  await measure("cursor move among 15 components", moves, 100, "16 ms, 1,000 bytes");
  await measure("15 other components (two models in turn)", ["."], 40, "33 ms, 28,000 bytes");
  terminal.type("d");
  for (let i = 0; i < 5; i++) terminal.type(keys.down);
  await terminal.shows("[examples]");
  await measure("10 new images (the next digit's examples)", [keys.right], 40, "33 ms");
  terminal.type("r");
  await terminal.shows("Worst reconstructions");
  await measure("12 new pictures (a page of reconstructions)", [keys.pageDown], 60, "33 ms");
  await measure("cursor move among reconstructions", moves, 60, "16 ms, 1,000 bytes");
  terminal.type("s");
  await terminal.shows("original");
  await measure("3 new double-sized pictures (the next image)", [keys.right], 60, "33 ms");
  terminal.takeBytes();
  terminal.type("q");
  await terminal.exited;
  report("quit", `${terminal.takeBytes().length} bytes`, "goal: 2,000 bytes");
  await terminal.close();
}

/** Keys while all threads compute: help opened and closed again. */
async function measureWhileFitting(): Promise<void> {
  const sources = hasMnist ? MNIST_IMAGES : [];
  const terminal = openTerminal(
    strokes("start", ...sources, "-k", "40", "--solver", "cd", "--tol", "0"),
    {
      ...SIZE,
      cwd: folder,
    },
  );
  await terminal.shows("components after pass", 120_000);
  const times: number[] = [];
  for (let i = 0; i < 40; i++) {
    const wanted = i % 2 === 0 ? "Keys of training" : "components after pass";
    const start = performance.now();
    terminal.type("?");
    await terminal.shows(wanted);
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  report("a key while fitting (polled every 5 ms)", percentiles(times), "goal: 50 ms");
  terminal.type("qy");
  await terminal.exited;
  await terminal.close();
}

/** An arrow key held for 10 s at 30 a second: how long each press waits for a frame that ends after it. */
async function measureHeldKey(model: string): Promise<void> {
  const terminal = await openReady(model);
  for (const [what, screen] of [["among components", "c"], ["through images", "s"]] as const) {
    terminal.type(screen);
    await terminal.settled();
    const ends: number[] = [], presses: number[] = [];
    const stop = terminal.onOutput((bytes) => {
      if (endsFrame(bytes)) ends.push(performance.now());
    });
    const begun = performance.now();
    for (let i = 0; i < 300; i++) {
      const wait = begun + i * 1000 / 30 - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      presses.push(performance.now());
      const isBack = screen === "c" && i % 20 >= 10;
      terminal.type(isBack ? keys.left : keys.right);
    }
    await terminal.settled();
    stop();
    const lags = presses.map((press) => (ends.find((end) => end > press) ?? Infinity) - press);
    const late = lags.filter((lag) => lag > 2000 / 30).length;
    report(
      `right arrow held for 10 s, ${what}`,
      percentiles(lags),
      `${late} of 300 over two periods (67 ms)`,
    );
  }
  await terminal.close();
}

/** 2,000 random keys and 50 changes of the window. */
async function measureEndurance(model: string): Promise<void> {
  const terminal = await openReady(model);
  let seed = 2021;
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * n);
  };
  const choices: string[] = [keys.up, keys.down, keys.left, keys.right, keys.enter, keys.esc];
  choices.push(keys.tab, keys.shiftTab, keys.pageUp, keys.pageDown, keys.home, keys.end);
  choices.push(..."0123456789abcdfghjklmnprsvwzGNp+-=[]<>.,?/:");
  let early = 0, tooWide = 0;
  for (let step = 0; step < 2000; step++) {
    terminal.type(choices[random(choices.length)]!);
    if (step % 40 === 39) {
      terminal.resize(60 + random(190), 16 + random(54));
      await terminal.settled(80);
      if (terminal.hasWrapped()) tooWide++;
    } else if (step % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    if (step === 200) early = await residentMegabytes(terminal.pid);
  }
  await terminal.settled(300);
  const late = await residentMegabytes(terminal.pid);
  report(
    "2,000 random keys, 50 sizes",
    `${early} MB after 200 keys, ${late} MB at the end`,
    `goal: within 20 MB; ${tooWide} screens with a line too wide`,
  );
  terminal.type(keys.esc);
  await terminal.settled();
  terminal.type(keys.ctrl("c"));
  const { exitCode } = await terminal.exited;
  await terminal.settled();
  const { isAlternate, isCursorHidden } = terminal.state();
  report(
    "exit code, terminal restored",
    `${exitCode}, ${!isAlternate && !isCursorHidden}`,
    "goal: 0, true",
  );
  await terminal.close();
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024);
}
