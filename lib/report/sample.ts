import { rankOf } from "../analysis/ranking.ts";
import { inverseTransform, reconstruct } from "../analysis/reconstruction.ts";
import { labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { Model } from "../model/model.ts";

/** One image and what the model makes of it. */
export interface Sample {
  /** Its row, counted from 0. */
  readonly index: number;
  /** The whole number or the word that labels it; null where the model has no labels. */
  readonly label: number | string | null;
  /** The name of its class; null where the model has no labels. */
  readonly class: string | null;
  /** (k,) its weights. */
  readonly features: Float32Array;
  /** (p,) its pixels, 0..255; null where the model has no images. */
  readonly original: Float32Array | null;
  /** (p,) w · H. */
  readonly reconstruction: Float32Array;
  /** ‖original − reconstruction‖; null without images. */
  readonly distance: number | null;
  /** Its place among all images, 1 = rebuilt worst; null without images. */
  readonly rank: number | null;
  /** Pixels in which the product by hand and `inverse_transform` agree to the bit. */
  readonly identical: number;
}

/**
 * Takes one image out of a model.
 *
 * @param name the model's name, for errors
 * @param index counted from 0
 * @param distances of all images, as `distances` gives them, or null where there are none
 * @throws {Failure} where the model has no such image
 */
export function sampleOf(
  name: string,
  model: Model,
  index: number,
  distances: Float64Array | null,
): Sample {
  const [n, k] = model.features.shape as [number, number];
  if (!Number.isInteger(index) || index < 0 || index >= n) {
    throw new Failure(`${name}: no image ${index}; it has ${n}, choose 0 to ${n - 1}`);
  }
  const { images, labels, classes } = model;
  const className = labels && classes[labels[index]!]!;
  const reconstruction = reconstruct(model.features, model.components, index);
  const again = inverseTransform(model.features, model.components, [index]);
  return {
    index,
    label: className && labelValue(className),
    class: className,
    features: Float32Array.from({ length: k }, (_, t) => model.features.get(index, t)),
    original: images && Float32Array.from(reconstruction, (_, j) => images.get(index, j)),
    reconstruction,
    distance: distances && distances[index]!,
    rank: distances && rankOf(distances, index),
    identical: reconstruction.reduce((sum, value, j) => sum + Number(value === again.get(0, j)), 0),
  };
}

/** original − reconstruction, (p,); null where there is no original. */
export function differenceOf({ original, reconstruction }: Sample): Float32Array | null {
  return original && original.map((value, j) => value - reconstruction[j]!);
}
