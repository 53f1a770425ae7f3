import { deepEqual, equal } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { withFiles } from "../support/files.ts";
import { MNIST_IMAGES, writeKaggleCsvs } from "../support/mnist.ts";

Deno.test("loadDataset() reads all of MNIST, the same from IDX and from Kaggle's CSVs", async () => {
  const idx = await loadDataset(MNIST_IMAGES);
  deepEqual(idx.images.shape, [70_000, 784]);
  deepEqual(idx.shape, [28, 28]);
  deepEqual([...idx.labels!.subarray(0, 10)], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  deepEqual([...idx.labels!.subarray(60_000, 60_010)], [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  let squares = 0;
  let nonZeros = 0;
  for (const value of idx.images.data) {
    squares += value * value;
    if (value > 0) nonZeros++;
  }
  equal(squares, 400686186303);
  equal(nonZeros, 10_505_375);

  await withFiles({}, async (folder) => {
    const paths = await writeKaggleCsvs(folder);
    const sizes = await Promise.all(paths.map(async (path) => (await Deno.stat(path)).size));
    deepEqual(sizes, [109_580_200, 18_293_649]);
    const csv = await loadDataset(paths);
    deepEqual(csv.images.shape, [70_000, 784]);
    deepEqual(csv.shape, [28, 28]);
    deepEqual(csv.images.data, idx.images.data);
    deepEqual(csv.labels, idx.labels);
  });
});

Deno.test("all images of the sample are images of MNIST's training set, with the same label", async () => {
  const train = await loadDataset([MNIST_IMAGES[0]!]);
  const sample = await loadDataset([]);
  const keys = ({ images, labels }: typeof train) =>
    Array.from(
      labels!,
      (label, row) =>
        String.fromCharCode(label, ...images.data.subarray(row * 784, (row + 1) * 784)),
    );
  const known = new Set(keys(train));
  deepEqual(keys(sample).filter((key) => !known.has(key)), []);
});
