import { loadDataset } from "../../lib/dataset/load.ts";

/** The folder of the four files of MNIST (IDX, gzip), for what needs all 70,000 images. */
export const MNIST_FOLDER = Deno.env.get("STROKES_MNIST") ??
  new URL("../../../shared/data/mnist", import.meta.url).pathname;

/** Its images files: 60,000 to train and 10,000 to test. */
export const MNIST_IMAGES = ["train", "t10k"].map((part) =>
  `${MNIST_FOLDER}/${part}-images-idx3-ubyte.gz`
);

/** Writes mnist_train.csv and mnist_test.csv as Kaggle has them; returns their paths. */
export async function writeKaggleCsvs(folder: string): Promise<string[]> {
  const paths = [`${folder}/mnist_train.csv`, `${folder}/mnist_test.csv`];
  for (const [part, path] of paths.entries()) {
    const { images, labels } = await loadDataset([MNIST_IMAGES[part]!]);
    const [n = 0, p = 0] = images.shape;
    const names = Array.from({ length: p }, (_, at) => `${Math.floor(at / 28) + 1}x${at % 28 + 1}`);
    using file = await Deno.open(path, { write: true, create: true, truncate: true });
    const writer = file.writable.getWriter();
    const encoder = new TextEncoder();
    await writer.write(encoder.encode(`label,${names.join(",")}\n`));
    for (let begin = 0; begin < n; begin += 1000) {
      let text = "";
      for (let row = begin; row < Math.min(begin + 1000, n); row++) {
        text += `${labels![row]},${images.data.subarray(row * p, (row + 1) * p).join(",")}\n`;
      }
      await writer.write(encoder.encode(text));
    }
    writer.releaseLock();
  }
  return paths;
}
