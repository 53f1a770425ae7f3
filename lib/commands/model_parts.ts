import type { NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import { type ModelHandle, openModel } from "../model/model_file.ts";
import { modelSource } from "./model_source.ts";

/** Opens a model for a command, and closes it after. */
export async function withModel(
  path: string,
  use: (model: ModelHandle) => Promise<void>,
): Promise<void> {
  const model = await openModel(await modelSource(path));
  try {
    await use(model);
  } finally {
    model.close();
  }
}

/**
 * The labels of a model.
 *
 * @throws {Failure} where it has none
 */
export async function labelsOf(model: ModelHandle): Promise<Int32Array> {
  const labels = await model.labels();
  if (labels !== null) return labels;
  throw new Failure(`${model.path}: it has no labels, so no classes; fit images that have labels`);
}

/**
 * The images of a model.
 *
 * @throws {Failure} where it was saved without
 */
export async function imagesOf(model: ModelHandle): Promise<NdArray<Pixels>> {
  const images = await model.images();
  if (images !== null) return images;
  throw new Failure(`${model.path}: it holds no images; fit again without --no-images`);
}

/**
 * Checks an index counted from 0.
 *
 * @throws {Failure} where there are not so many
 */
export function checkIndex(
  index: number,
  length: number,
  what: string,
  path: string,
): void {
  if (index < length) return;
  throw new Failure(
    `${path}: there is no ${what} ${index}; choose --index from 0 to ${length - 1}`,
  );
}
