import { Failure } from "../failure.ts";
import { type ModelHandle, openModel } from "../model/model_file.ts";
import type { Model } from "../model/model.ts";
import { factsOf, type ModelFacts } from "../sections/model_facts.ts";
import { loadTextWidth } from "../render/text/text_width.ts";
import { distinctNames } from "../sections/report_facts.ts";
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

/** What of a model a command needs. */
export interface Needs {
  /** Its images: the largest member of the file, read only where they are shown. */
  readonly images: boolean;
  /** Distances of all images are asked for. */
  readonly isRanked?: boolean;
}

/** Reads what a command shows of a model, with all that sections say of it, each computed when first asked for. */
export async function readFacts(
  path: string,
  { images, isRanked = false }: Needs,
): Promise<ModelFacts> {
  const handle = await openModel(await modelSource(path));
  try {
    const [name] = distinctNames([handle.path]);
    const model = await read(handle, images);
    await loadTextWidth(model.classes);
    return factsOf({ name: name!, path: handle.path }, model, { isRanked });
  } finally {
    handle.close();
  }
}

async function read(handle: ModelHandle, images: boolean): Promise<Model> {
  const { components, shape, channels, origin } = handle;
  return {
    components,
    features: await handle.features(),
    labels: await handle.labels(),
    classes: await handle.classes(),
    images: images ? await handle.images() : null,
    shape,
    channels,
    paths: await handle.paths(),
    origin,
  };
}

/**
 * The model, which must have labels.
 *
 * @throws {Failure} where it has none
 */
export function requireLabels({ path, model }: ModelFacts): void {
  if (model.labels !== null) return;
  throw new Failure(`${path}: it has no labels, so no classes; fit images that have labels`);
}

/**
 * The model, which must have images.
 *
 * @throws {Failure} where it was saved without
 */
export function requireImages({ path, model }: ModelFacts): void {
  if (model.images !== null) return;
  throw new Failure(`${path}: it holds no images; fit again without --no-images`);
}
