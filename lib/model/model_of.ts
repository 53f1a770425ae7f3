import type { Dataset } from "../dataset/dataset.ts";
import { whiteOf } from "../dataset/pixel_range.ts";
import type { Factorization } from "../factorization/factorization.ts";
import type { Model } from "./model.ts";

/**
 * What is saved of a fit.
 *
 * @param dataset what was factorized
 * @param options `images: false` leaves the images out
 */
export function modelOf(
  dataset: Dataset,
  { components, features, parameters, result }: Factorization,
  options: { readonly images?: boolean } = {},
): Model {
  const { labels, classes, images, shape, channels, paths, sources, reading } = dataset;
  const notes = [...dataset.notes ?? [], ...result.notes];
  return {
    components,
    features,
    labels,
    classes,
    images: options.images === false ? null : images,
    shape,
    channels,
    paths,
    origin: {
      sources,
      parameters,
      result: { ...result, notes },
      white: whiteOf(images),
      ...(reading && { reading }),
    },
  };
}
