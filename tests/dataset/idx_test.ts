import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { idxLabelPaths, readIdxImages } from "../../lib/dataset/idx.ts";
import { createImageChunks, joinImages } from "../../lib/dataset/image_chunks.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { gzip, withFiles } from "../support/files.ts";
import { namesOf } from "../support/class_names.ts";
import { idxImages, idxLabels } from "../support/idx.ts";

const IMAGES = idxImages([[0, 1, 2, 3, 4, 255], [6, 7, 8, 9, 10, 11]], [2, 3]);
const LABELS = idxLabels([7, 4]);

async function checkPair(folder: string, name: string) {
  const dataset = await loadDataset([`${folder}/${name}`]);
  const { images, shape } = dataset;
  deepEqual(images.shape, [2, 6]);
  deepEqual([...images.data], [0, 1, 2, 3, 4, 255, 6, 7, 8, 9, 10, 11]);
  deepEqual(namesOf(dataset), ["7", "4"]);
  deepEqual(shape, [2, 3]);
}

Deno.test("loadDataset() reads IDX images with the labels beside them, however both are named and packed", async () => {
  const packed = { images: await gzip(IMAGES), labels: await gzip(LABELS) };
  await withFiles({
    "a-images-idx3-ubyte": IMAGES,
    "a-labels-idx1-ubyte": LABELS,
    "b-images.idx3-ubyte": IMAGES,
    "b-labels.idx1-ubyte": LABELS,
    "c-images-idx3-ubyte.gz": packed.images,
    "c-labels-idx1-ubyte.gz": packed.labels,
    "d-images-idx3-ubyte.gz": packed.images,
    "d-labels-idx1-ubyte": LABELS,
    "e-images.idx3-ubyte": IMAGES,
    "e-labels.idx1-ubyte.gz": packed.labels,
  }, async (folder) => {
    await checkPair(folder, "a-images-idx3-ubyte");
    await checkPair(folder, "b-images.idx3-ubyte");
    await checkPair(folder, "c-images-idx3-ubyte.gz");
    await checkPair(folder, "d-images-idx3-ubyte.gz");
    await checkPair(folder, "e-images.idx3-ubyte");
  });
});

Deno.test("loadDataset() reads IDX images without labels, whatever the file is called", async () => {
  await withFiles({ "pictures": IMAGES }, async (folder) => {
    const { images, labels } = await loadDataset([`${folder}/pictures`]);
    deepEqual(images.shape, [2, 6]);
    equal(labels, null);
  });
});

Deno.test("loadDataset() reads labels once where a shell names them beside their images", async () => {
  await withFiles({
    "t10k-images-idx3-ubyte": IMAGES,
    "t10k-labels-idx1-ubyte": LABELS,
    "train-images-idx3-ubyte": IMAGES,
    "train-labels-idx1-ubyte": idxLabels([1, 2]),
  }, async (folder) => {
    const names = [...Deno.readDirSync(folder)].map(({ name }) => `${folder}/${name}`).sort();
    const dataset = await loadDataset(names);
    const { images, sources } = dataset;
    deepEqual(images.shape, [4, 6]);
    deepEqual(namesOf(dataset), ["7", "4", "1", "2"]);
    deepEqual(sources, [names[0], names[2]]);
  });
});

Deno.test("readIdxImages() gives the same however the bytes arrive and many images were foreseen", async () => {
  const cuts = fc.array(fc.integer({ min: 0, max: IMAGES.length }), { maxLength: 10 });
  await fc.assert(fc.asyncProperty(cuts, fc.integer({ min: 0, max: 3 }), async (cuts, expected) => {
    async function* pieces() {
      const ends = [0, ...cuts, IMAGES.length].sort((a, b) => a - b);
      for (const [index, end] of ends.entries()) {
        yield await Promise.resolve(IMAGES.subarray(ends[index - 1] ?? 0, end));
      }
    }
    const images = createImageChunks(6, expected);
    await readIdxImages("a", pieces(), Uint8Array.of(7, 4), () => images);
    const { pixels, labels } = joinImages(images);
    deepEqual([...pixels], [...IMAGES.subarray(16)]);
    deepEqual([...labels], [7, 4]);
  }));
});

Deno.test("idxLabelPaths() looks first for labels packed like the images, and nowhere for other names", () => {
  deepEqual(idxLabelPaths("x/train-images-idx3-ubyte"), [
    "x/train-labels-idx1-ubyte",
    "x/train-labels-idx1-ubyte.gz",
  ]);
  deepEqual(idxLabelPaths("t10k-images.idx3-ubyte.gz"), [
    "t10k-labels.idx1-ubyte.gz",
    "t10k-labels.idx1-ubyte",
  ]);
  deepEqual(idxLabelPaths("pictures"), []);
});
