import { rankOf } from "../analysis/ranking.ts";
import { inverseTransform, reconstruct } from "../analysis/reconstruction.ts";
import { labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { ModelFacts } from "./model_facts.ts";
import { rowOf } from "./pictures.ts";

/** One image and what the model makes of it. */
export interface ImageFacts {
  /** Its row, counted from 0. */
  readonly index: number;
  /** The whole number or the word that labels it; null where the model has no labels. */
  readonly label: number | string | null;
  /** The name of its class; null where the model has no labels. */
  readonly class: string | null;
  /** Where it came from, as its source calls it; null where only its row tells. */
  readonly path: string | null;
  /** (k,) its weights. */
  readonly features: Float32Array;
  /** (p,) its pixels; null where the model has no images. */
  readonly original: Float32Array | null;
  /** (p,) w · H. */
  readonly reconstruction: Float32Array;
  /** ‖x − wH‖; null without images. */
  readonly distance: number | null;
}

/**
 * Takes one image out of a model. Its distance is that of the ranking where there is one, else of the pixels that are
 * shown: one image needs no pass over all.
 *
 * @param index counted from 0
 * @throws {Failure} where the model has no such image
 */
export function imageFacts(facts: ModelFacts, index: number): ImageFacts {
  const { path, model } = facts;
  const { features, components, images, labels, classes, paths } = model;
  const n = features.shape[0]!;
  if (!Number.isInteger(index) || index < 0 || index >= n) {
    throw new Failure(`${path}: there is no image ${index}; choose --index from 0 to ${n - 1}`);
  }
  const className = labels && classes[labels[index]!]!;
  const reconstruction = reconstruct(features, components, index);
  const original = images && rowOf(images, index);
  return {
    index,
    label: className && labelValue(className),
    class: className,
    path: paths?.[index] || null,
    features: rowOf(features, index),
    original,
    reconstruction,
    get distance() {
      return facts.isRanked && facts.distances
        ? facts.distances[index]!
        : original && distanceBetween(original, reconstruction);
    },
  };
}

/** What names an image in JSON: its row, its label, its class, and where it came from if that is known. */
export function imageKeys(
  { index, label, class: name, path }: ImageFacts,
): { index: number; label: number | string | null; class: string | null; path?: string } {
  return { index, label, class: name, ...(path !== null && { path }) };
}

/** Its place among all images, 1 = reconstructed worst; null without images. */
export function rankIn({ distances }: ModelFacts, index: number): number | null {
  return distances && rankOf(distances, index);
}

/** Pixels in which the product by hand and `inverse_transform` agree to the bit. */
export function identicalPixels(
  { model }: ModelFacts,
  { index, reconstruction }: ImageFacts,
): number {
  const { data } = inverseTransform(model.features, model.components, [index]);
  return reconstruction.filter((value, j) => Object.is(value, data[j])).length;
}

/** original − reconstruction, (p,); null where there is no original. */
export function differenceOf({ original, reconstruction }: ImageFacts): Float32Array | null {
  return original && original.map((value, j) => value - reconstruction[j]!);
}

function distanceBetween(original: Float32Array, reconstruction: Float32Array): number {
  return Math.sqrt(original.reduce((sum, x, j) => sum + (x - reconstruction[j]!) ** 2, 0));
}
