import { differenceOf, type ImageFacts } from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { amount, componentName } from "./numbers.ts";
import { differencePicture, largest, pixelPicture, rowOf, scaledPicture } from "./pictures.ts";
import type { Exhibit, Fact, Scale, ShownPicture } from "./section.ts";

/** A component with what is said of it. */
export function componentExhibit(
  { model }: ModelFacts,
  component: number,
  facts: readonly Fact[],
): Exhibit {
  const values = () => rowOf(model.components, component);
  return {
    name: componentName(component),
    short: String(component + 1),
    facts,
    pictures: [{
      label: "",
      words: componentName(component),
      isSigned: false,
      get scale() {
        return scaleOf(values(), model.channels);
      },
      make: () => scaledPicture(values(), model),
    }],
  };
}

/** From 0 to the largest value, of colour pictures of each channel. */
export function scaleOf(values: ArrayLike<number>, channels: 1 | 3): Scale {
  const high = largest(values);
  if (channels === 1) return { low: 0, high };
  const ofChannel = (c: number) =>
    largest(Array.from({ length: values.length / 3 }, (_, i) => values[i * 3 + c]!));
  return { low: 0, high, channels: [0, 1, 2].map(ofChannel) };
}

/** An image, its reconstruction and their difference, or its reconstruction alone. */
export function imageExhibit(facts: ModelFacts, image: ImageFacts): Exhibit {
  const exhibit = pairExhibit(facts, image);
  const difference = differenceOf(image);
  if (!difference) return exhibit;
  return {
    ...exhibit,
    facts: [...exhibit.facts, { name: "difference", text: extremesOf(difference) }],
    pictures: [...exhibit.pictures, shownDifference(facts, image)],
  };
}

/** An image above its reconstruction, or its reconstruction alone. */
export function pairExhibit(facts: ModelFacts, image: ImageFacts): Exhibit {
  const { model } = facts;
  const name = nameOf(image);
  const shown = (label: string, pixels: Float32Array): ShownPicture => ({
    label,
    words: `${label} of ${name}`,
    isSigned: false,
    get scale() {
      return { low: 0, high: facts.white };
    },
    make: () => pixelPicture(pixels, model, facts.white),
  });
  return {
    name: `image ${image.index}`,
    short: String(image.index),
    of: image.class,
    facts: image.distance === null ? [] : [{ name: "distance", text: amount(image.distance) }],
    pictures: [
      ...(image.original ? [shown("Original", image.original)] : []),
      shown("Reconstruction", image.reconstruction),
    ],
  };
}

/** "image 7, a 5" */
export function nameOf({ index, class: name }: ImageFacts): string {
  return name === null ? `image ${index}` : `image ${index}, a ${name}`;
}

function shownDifference(facts: ModelFacts, image: ImageFacts): ShownPicture {
  const { original, reconstruction } = image;
  return {
    label: "Difference",
    hint: "+ original is more, - less",
    words: `Difference of both, ${extremesOf(differenceOf(image)!)}`,
    isSigned: true,
    get scale() {
      return { low: -facts.white, high: facts.white };
    },
    make: () => differencePicture(original!, reconstruction, facts.model, facts.white),
  };
}

/** The largest differences of both signs: "−31 to +204"; of small pixels with decimals. */
function extremesOf(difference: Float32Array): string {
  const high = largest(difference), low = largest(difference.map((value) => -value));
  const digits = Math.max(high, low) < 10 ? 2 : 0;
  return `−${low.toFixed(digits)} to +${high.toFixed(digits)}`;
}
