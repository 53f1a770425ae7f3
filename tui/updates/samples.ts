import type { Action } from "../keys.ts";
import { activeModel, type Model } from "../model.ts";
import { classOf, digitOfKey, neighbourByRank, nextOfDigit } from "../selectors.ts";

/** Keys of Samples. */
export function updateSamples(model: Model, action: Action, key: string): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const { index } = model.samples;
  const show = (to: number): Model => ({ ...model, samples: { index: to } });
  const tell = (text: string): Model => ({ ...model, notice: { text, isError: true } });
  const ofDigit = (digit: string | undefined, step: 1 | -1): Model => {
    if (loaded.byDigit === undefined) return tell("The labels are still being read");
    if (digit === undefined || loaded.byDigit.size === 0) {
      return tell("These images have no labels");
    }
    const found = nextOfDigit(loaded, index, digit, step);
    return found === undefined ? tell(`No image is labelled ${digit}`) : show(found);
  };
  const byRank = (step: 1 | -1): Model => {
    if (loaded.distances === undefined) return tell("The distances are still being computed");
    if (loaded.distances === null) return tell("There are no images to measure distances to");
    return show(neighbourByRank(loaded.distances, index, step) ?? index);
  };
  switch (action) {
    case "left":
      return show(index - 1);
    case "right":
      return show(index + 1);
    case "pageUp":
      return show(index - 100);
    case "pageDown":
      return show(index + 100);
    case "first":
      return show(0);
    case "last":
      return show(Infinity);
    case "nextSame":
      return ofDigit(classOf(loaded, index), 1);
    case "previousSame":
      return ofDigit(classOf(loaded, index), -1);
    case "digit":
      return ofDigit(digitOfKey(loaded, key), 1);
    case "up":
      return byRank(-1);
    case "down":
      return byRank(1);
    default:
      return model;
  }
}

/** Keeps the index within the images. */
export function settleSamples(model: Model): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const index = Math.max(0, Math.min(loaded.nSamples - 1, model.samples.index));
  return index === model.samples.index ? model : { ...model, samples: { index } };
}
