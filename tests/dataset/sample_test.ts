import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { createRequire } from "node:module";
import { loadDataset } from "../../lib/dataset/load.ts";

Deno.test("loadDataset() without sources is the sample: 10,000 digits, sorted by digit", async () => {
  const { images, labels, shape, sources } = await loadDataset([]);
  deepEqual(images.shape, [10_000, 784]);
  ok(images.data instanceof Uint8Array);
  ok(images.data.buffer instanceof SharedArrayBuffer);
  deepEqual(shape, [28, 28]);
  deepEqual(sources, ["sample"]);
  const counts = Array.from(
    { length: 10 },
    (_, digit) => labels!.filter((l) => l === digit).length,
  );
  deepEqual(counts, [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
  deepEqual([...labels!], [...labels!].sort());
});

Deno.test("the sample is round(255 v) of what the package holds", async () => {
  const { images, labels } = await loadDataset([]);
  const require = createRequire(import.meta.url);
  for (const digit of [1, 9]) {
    const { data }: { data: number[] } = require(`mnist/src/digits/${digit}.json`);
    const first = labels!.indexOf(digit) * 784;
    deepEqual(
      images.data.subarray(first, first + data.length),
      Uint8Array.from(data, (value) => Math.round(value * 255)),
    );
  }
});

Deno.test("loadDataset() refuses another shape for the sample, and stops it when asked", async () => {
  await rejects(loadDataset([], { shape: [20, 20] }), {
    name: "Failure",
    message: "sample: images of 784 pixels are not 20x20; correct --shape",
  });
  await rejects(loadDataset([], { signal: AbortSignal.abort("enough") }), (reason) => {
    equal(reason, "enough");
    return true;
  });
});
