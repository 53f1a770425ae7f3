import { deepEqual, equal, ok } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { type GreyImages, writeDigitSources } from "../support/digit_sources.ts";
import { withFiles } from "../support/files.ts";

/** Every hundredth of the built-in digits. */
async function someDigits(): Promise<GreyImages> {
  const { images: { data }, labels, shape } = await loadDataset([]);
  const rows = Array.from({ length: 100 }, (_, i) => 100 * i);
  return {
    pixels: Uint8Array.from(rows.flatMap((row) => [...data.subarray(784 * row, 784 * (row + 1))])),
    labels: Int32Array.from(rows, (row) => labels![row]!),
    shape,
  };
}

Deno.test("loadDataset() reads the same digits from CSV, IDX, folder, zip, tar, .npy, .npz and Parquet", async () => {
  const digits = await someDigits();
  await withFiles({}, async (folder) => {
    const kinds = Object.entries(await writeDigitSources(folder, digits));
    equal(kinds.length, 8);
    for (const [kind, { sources, labels: labelFile }] of kinds) {
      const { images, labels, classes, shape, channels, paths } = await loadDataset(sources, {
        labels: labelFile,
      });
      ok(images.data instanceof Uint8Array, kind);
      ok(images.data.buffer instanceof SharedArrayBuffer, kind);
      deepEqual(images.shape, [100, 784], kind);
      deepEqual(images.data, digits.pixels, kind);
      deepEqual(labels, digits.labels, kind);
      deepEqual(classes, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], kind);
      deepEqual([shape, channels], [[28, 28], 1], kind);
      const expectedPaths: Record<string, string> = {
        folder: `${folder}/pngs/0/1.png`,
        zip: `${folder}/digits.zip/digits/0/1.png`,
        tar: `${folder}/digits.tar/digits/0/1.png`,
        parquet: `${folder}/digits.parquet/1.png`,
      };
      equal(paths?.[1], expectedPaths[kind], kind);
    }
  });
});
