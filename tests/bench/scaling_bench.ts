/**
 * How the time of a plain pass grows with images, components, threads and the share of pixels that are not zero, as the
 * tables of docs/performance.md:
 *
 *     deno run -A tests/bench/scaling_bench.ts [images|components|threads|density]
 */
import { loadDataset } from "../../lib/dataset/load.ts";
import ndarray from "ndarray";
import { filledImages } from "./filled_images.ts";
import { HOW_TO_GET_MNIST, mnistCsvs } from "./mnist_csvs.ts";
import { passSeconds } from "./passes.ts";
import type { Images } from "./sets.ts";

const PASSES = 30;
const cores = navigator.hardwareConcurrency;
const threads = [1, 2, 4, 8].filter((count) => count <= cores);

const folder = await Deno.makeTempDir({ prefix: "strokes-bench-" });
const csvs = await mnistCsvs(folder);
if (!csvs) {
  console.log(HOW_TO_GET_MNIST);
  Deno.exit(0);
}
const mnist = (await loadDataset(csvs)).images as Images;
await Deno.remove(folder, { recursive: true });

const SERIES = {
  images: () =>
    series(
      "images, k=15",
      [1000, 10_000, 70_000, 250_000, 1_000_000],
      (rows) => passSeconds(repeated(rows), 15, cores, PASSES),
    ),
  components: () =>
    series(
      "components",
      [5, 10, 15, 20, 30, 45, 60, 100],
      (k) => passSeconds(mnist, k, cores, PASSES),
    ),
  threads: async () => {
    for (const k of [15, 45]) {
      await series(`threads, k=${k}`, threads, (count) => passSeconds(mnist, k, count, PASSES));
    }
  },
  density: async () => {
    for (const k of [15, 45]) {
      await series(
        `not zero, k=${k}`,
        [0.05, 0.2, 0.5, 1],
        (share) => passSeconds(filledImages(70_000, share), k, cores, PASSES),
      );
    }
  },
};

for (const [name, run] of Object.entries(SERIES)) {
  if (!Deno.args[0] || Deno.args[0] === name) await run();
}
Deno.exit(0);

/** MNIST's images over and over, in shared memory. */
function repeated(rows: number): Images {
  const columns = mnist.shape[1]!, { data } = mnist;
  const pixels = new Uint8Array(new SharedArrayBuffer(rows * columns));
  for (let at = 0; at < pixels.length; at += data.length) {
    pixels.set(data.subarray(0, Math.min(data.length, pixels.length - at)), at);
  }
  return ndarray(pixels, [rows, columns]);
}

/** Prints a table: milliseconds of a pass, and the exponent with which they have grown since the column before. */
async function series(
  title: string,
  values: readonly number[],
  run: (value: number) => Promise<number>,
): Promise<void> {
  const times: string[] = [], exponents: string[] = [];
  let before: { value: number; time: number } | undefined;
  for (const value of values) {
    const time = await run(value);
    times.push((time * 1000).toPrecision(3));
    const exponent = before && Math.log(time / before.time) / Math.log(value / before.value);
    exponents.push(exponent === undefined ? "" : exponent.toFixed(2));
    before = { value, time };
  }
  const heads = values.map((value) =>
    value <= 1 && title.startsWith("not zero") ? `${value * 100} %` : value.toLocaleString("en")
  );
  print([title, ...heads]);
  print([title, ...heads].map(() => "---"));
  print(["ms a pass", ...times]);
  print(["exponent", ...exponents]);
  console.log();
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
