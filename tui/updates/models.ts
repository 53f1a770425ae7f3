import type { Action } from "../keys.ts";
import type { Model } from "../model.ts";
import { updateDigits } from "./digits.ts";
import { updateSamples } from "./samples.ts";

/** Keys of Models: which model, and what all of them show. */
export function updateModels(model: Model, action: Action, key: string): Model {
  const { cursor, showsDigit } = model.models;
  const change = (part: Partial<Model["models"]>): Model => ({
    ...model,
    models: { ...model.models, ...part },
  });
  switch (action) {
    case "up":
      return change({ cursor: cursor - 1 });
    case "down":
      return change({ cursor: cursor + 1 });
    case "open": {
      const chosen = model.loaded[cursor];
      if (!chosen) return model;
      const notice = { text: `All screens now show ${chosen.name}`, isError: false };
      return { ...model, active: cursor, notice };
    }
    case "toggleDigit":
      return change({ showsDigit: !showsDigit });
    case "digit":
      return updateDigits(change({ showsDigit: true }), action, key);
    case "left":
    case "right":
      return (showsDigit ? updateDigits : updateSamples)(model, action, key);
    default:
      return model;
  }
}

/** Keeps the cursor within the models. */
export function settleModels(model: Model): Model {
  const cursor = Math.max(0, Math.min(model.loaded.length - 1, model.models.cursor));
  return cursor === model.models.cursor ? model : { ...model, models: { ...model.models, cursor } };
}
