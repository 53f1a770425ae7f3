import { median } from "d3-array";
import ndarray from "ndarray";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import { initialize } from "../../lib/factorization/init.ts";
import { createFactors } from "../../lib/factorization/passes/factors.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import type { Images } from "./sets.ts";

/** No penalty. */
const NONE = { l1: 0, l2: 0 };

/** Median of some runs, in seconds. */
export async function seconds(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run();
    times.push((performance.now() - start) / 1000);
  }
  return median(times)!;
}

/** Median seconds of one plain pass over images, and of packing and starting them. */
export async function passSeconds(
  images: Images,
  k: number,
  threads: number,
  passes = 15,
): Promise<{ pack: number; init: number; pass: number }> {
  const [rows, columns] = images.shape as [number, number];
  const pixels = shared(images).images.data;
  const start = performance.now();
  const packed = await packImages({ pixels, rows, columns }, threads, { components: k });
  const pack = (performance.now() - start) / 1000;
  const factors = createFactors(packed, k);
  const init = await seconds(1, () => initialize(packed, factors, "nndsvd", 2021));
  await new Promise((ready) => setTimeout(ready, 300)); // for the helping threads to come up
  for (let i = 0; i < 5; i++) factors.pass(NONE, NONE);
  const pass = await seconds(passes, () => factors.pass(NONE, NONE));
  packed.close();
  return { pack, init, pass };
}

/** Images as `loadDataset` gives them: in shared memory. */
export function shared(images: Images): Dataset & { images: Images } {
  const [rows, columns] = images.shape as [number, number];
  const pixels = new Uint8Array(new SharedArrayBuffer(rows * columns));
  pixels.set(images.data.subarray(images.offset, images.offset + rows * columns));
  return {
    images: ndarray(pixels, [rows, columns]),
    labels: null,
    shape: [1, columns],
    sources: ["bench"],
  };
}
