import { MNIST_IMAGES, writeKaggleCsvs } from "../support/mnist.ts";

const KAGGLE = ["train", "test"].map((part) =>
  new URL(`../../kaggle/mnist_${part}.csv`, import.meta.url).pathname
);

/** How to have all that is measured on 70,000 images. */
export const HOW_TO_GET_MNIST =
  "MNIST is not here, so only the built-in sample is measured: put Kaggle's mnist_train.csv and mnist_test.csv into " +
  "kaggle/, or name the folder of MNIST's IDX files in STROKES_MNIST";

/** Kaggle's two files: those in kaggle/, or made of the IDX files in `folder`; null where there is neither. */
export async function mnistCsvs(folder: string): Promise<readonly string[] | null> {
  if (await allExist(KAGGLE)) return KAGGLE;
  return await allExist(MNIST_IMAGES) ? await writeKaggleCsvs(folder) : null;
}

async function allExist(paths: readonly string[]): Promise<boolean> {
  const found = paths.map((path) => Deno.stat(path).then(() => true, () => false));
  return (await Promise.all(found)).every(Boolean);
}
