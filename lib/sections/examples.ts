import { groupKeys, groupName, groupValue, shownGroups } from "./groups.ts";
import { nameOf } from "./exhibits.ts";
import { type ImageFacts, imageFacts } from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { NO_IMAGES } from "./notes.ts";
import { pixelPicture } from "./pictures.ts";
import { classRecipe, reshape } from "./recipe.ts";
import { type Data, EMPTY, type Exhibit, type PictureSet, type Section } from "./section.ts";

/**
 * The first images of each class.
 *
 * @param examples how many of each
 * @param label only this class
 */
export function examples(
  model: ModelFacts,
  { examples, label }: { readonly examples: number; readonly label?: number | undefined },
): Section {
  const groups = shownGroups(model.statistics, label).map((one) => ({
    label: one.label,
    images: firstOf(model, one.label, examples),
  }));
  const hasImages = model.model.images !== null;
  return {
    ...EMPTY,
    id: "examples",
    title: "Examples",
    about: "The first images of each, with their rows counted from 0.",
    ...classRecipe(
      model,
      "export --what samples CLASS -o samples.png",
      `plt.imshow(X[y == CLASS][0].${reshape(model)}, cmap="gray")`,
    ),
    notes: hasImages ? [] : [NO_IMAGES],
    pictures: hasImages ? [pictureSet(model, groups)] : [],
    data: [exampleData(model, groups)],
  };
}

interface Examples {
  readonly label: number;
  readonly images: readonly ImageFacts[];
}

function firstOf(model: ModelFacts, label: number, examples: number): ImageFacts[] {
  return Array.from(
    model.members.get(label)!.subarray(0, examples),
    (index) => imageFacts(model, index),
  );
}

function pictureSet(model: ModelFacts, groups: readonly Examples[]): PictureSet {
  return {
    name: "examples",
    title: `Examples (${model.name})`,
    isSmall: true,
    rows: groups.map(({ label, images }) => ({
      label: groupName(model.grouping, label),
      exhibits: images.map((image) => exampleExhibit(model, image)),
    })),
  };
}

/** An image alone. */
export function exampleExhibit(model: ModelFacts, image: ImageFacts): Exhibit {
  return {
    name: `image ${image.index}`,
    short: String(image.index),
    facts: [],
    pictures: [{
      label: "",
      words: nameOf(image),
      isSigned: false,
      get scale() {
        return { low: 0, high: model.white };
      },
      make: () => pixelPicture(image.original!, model.model, model.white),
    }],
  };
}

function exampleData({ grouping }: ModelFacts, groups: readonly Examples[]): Data {
  return {
    name: "examples",
    title: "The images shown as examples",
    table: () => ({
      head: [grouping.kind, "index", "distance"],
      rows: groups.flatMap(({ label, images }) =>
        images.map(({ index, distance }) => [groupValue(grouping, label), index, distance])
      ),
    }),
    json: () => ({
      examples: groups.map(({ label, images }) => ({
        ...groupKeys(grouping, label),
        images: images.map(({ index, distance }) => ({ index, distance })),
      })),
    }),
  };
}
