import { shown } from "../shown_text.ts";
import { imageExhibit } from "./exhibits.ts";
import { groupNoun } from "./groups.ts";
import {
  differenceOf,
  identicalPixels,
  type ImageFacts,
  imageFacts,
  imageKeys,
  rankIn,
} from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { amount, count } from "./numbers.ts";
import { recipe, reshape } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import { shortFloats } from "./short_float.ts";
import { dataTable } from "./table.ts";
import { imageWeights } from "./weights.ts";

/**
 * One image: original, reconstruction, difference, and its weights.
 *
 * @param index counted from 0
 * @throws {Failure} where the model has no such image
 */
export function sample(model: ModelFacts, { index }: { readonly index: number }): Section {
  const image = imageFacts(model, index);
  return {
    ...EMPTY,
    id: "sample",
    title: "Weights of one image",
    about: "An image is about the sum of the components, each times its weight: x ≈ w · H.",
    ...recipe(
      model,
      `sample --index ${index}`,
      `plt.bar(range(1, len(H) + 1), W[${index}])\n` +
        `plt.imshow((W[${index}] @ H).${reshape(model)}, cmap="gray")`,
    ),
    parts: [imagePart(model, image)],
    data: [imageData(model, image)],
  };
}

function imagePart(model: ModelFacts, image: ImageFacts): Part {
  const { index, class: name, distance } = image;
  const { chart, table } = imageWeights(model, image);
  return {
    ...EMPTY,
    title: `Image ${count(index)}`,
    subtitle: [
      ...(name === null ? [] : [`${groupNoun(model.grouping)} ${name}`]),
      ...(distance === null ? [] : [`distance ${amount(distance)}`]),
    ].join("  "),
    notes: notesOf(model, image),
    pictures: [{
      name: `image-${index}`,
      title: `Image ${index}${name === null ? "" : `, a ${name}`} (${model.name})`,
      rows: [{ label: "", exhibits: [imageExhibit(model, image)] }],
    }],
    charts: [chart],
    tables: [table],
  };
}

function notesOf(model: ModelFacts, image: ImageFacts): string[] {
  const rank = model.isRanked ? rankIn(model, image.index) : null;
  const n = count(model.model.features.shape[0]!);
  return [
    ...(image.path === null ? [] : [`From ${shown(image.path)}.`]),
    ...(rank === null || image.distance === null
      ? []
      : [`Distance ${amount(image.distance)}, rank ${count(rank)} of ${n} from the worst.`]),
    `w · H by hand and inverse_transform agree to the bit in ${identicalPixels(model, image)} of ` +
    `${image.reconstruction.length} pixels.`,
  ];
}

function imageData(model: ModelFacts, image: ImageFacts): Data {
  const { index, distance, features, original, reconstruction } = image;
  return {
    name: `image-${index}`,
    title: `Image ${index}: its weights`,
    table: () =>
      dataTable(
        imageWeights(model, image).table.columns,
        shortFloats(features).map((value, t) => [t, value]),
      ),
    json: () => ({
      ...imageKeys(image),
      distance,
      ...(model.isRanked && { rank: rankIn(model, index) }),
      features,
      original,
      reconstruction,
      ...(model.isRanked && { difference: differenceOf(image) }),
      identical: identicalPixels(model, image),
    }),
  };
}
