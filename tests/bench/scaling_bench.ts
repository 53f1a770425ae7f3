/**
 * How the time of a pass grows with images, components, threads and the share of pixels that are not zero:
 *
 *     deno run -A tests/bench/scaling_bench.ts [MOST ROWS, 1000000]
 */
import ndarray from "ndarray";
import { passSeconds } from "./measure.ts";
import { type Images, makeSet } from "./sets.ts";

const most = Number(Deno.args[0] ?? 1_000_000);
const folder = await Deno.makeTempDir();
const { images: mnist } = await makeSet("mnist70k", folder);
const cores = navigator.hardwareConcurrency;

/** MNIST's images over and over. */
function repeated(rows: number): Images {
  const columns = mnist.shape[1]!, data = new Uint8Array(rows * columns);
  for (let at = 0; at < data.length; at += mnist.data.length) {
    data.set(mnist.data.subarray(0, Math.min(mnist.data.length, data.length - at)), at);
  }
  return ndarray(data, [rows, columns]);
}

/** 70,000 x 784 with this share of pixels not zero. */
function filled(density: number): Images {
  const data = Uint8Array.from(
    { length: 70_000 * 784 },
    () => Math.random() < density ? 1 + Math.floor(255 * Math.random()) : 0,
  );
  return ndarray(data, [70_000, 784]);
}

/** Prints a series, and between neighbours the exponent with which time grows. */
async function series(
  title: string,
  values: readonly number[],
  run: (value: number) => Promise<{ pass: number }>,
): Promise<void> {
  console.log(title);
  let before: { value: number; pass: number } | undefined;
  for (const value of values) {
    const { pass } = await run(value);
    const exponent = before && Math.log(pass / before.pass) / Math.log(value / before.value);
    console.log(
      String(value).padStart(10),
      `${(pass * 1000).toFixed(2)} ms`.padStart(12),
      exponent === undefined ? "" : `exponent ${exponent.toFixed(2)}`,
    );
    before = { value, pass };
  }
}

const rows = [1000, 10_000, 70_000, 250_000, 1_000_000].filter((n) => n <= most);
await series("images, k=15", rows, (n) => passSeconds(repeated(n), 15, cores, 7));
await series("components", [5, 10, 15, 20, 30, 45, 60, 100], (k) => passSeconds(mnist, k, cores));
const threads = [1, 2, 4, 8].filter((count) => count <= cores);
await series("threads, k=15", threads, (count) => passSeconds(mnist, 15, count));
await series("threads, k=45", threads, (count) => passSeconds(mnist, 45, count));
await series(
  "share of pixels not zero, k=15",
  [0.05, 0.2, 0.5, 1],
  (density) => passSeconds(filled(density), 15, cores, 7),
);
await Deno.remove(folder, { recursive: true });
Deno.exit(0);
