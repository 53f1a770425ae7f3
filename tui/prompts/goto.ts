import { openSample } from "../screens/samples/state.ts";
import { activeModel, withNotice } from "../state.ts";
import type { PromptKind } from "./prompt_kind.ts";

/** An image by its number. */
export const goto: PromptKind = {
  question: () => "Image number: ",
  isNumber: true,
  enter(state, text) {
    if (text === "") return [state, []];
    const model = activeModel(state);
    if (!model) return [withNotice(state, "There is no model yet", true), []];
    const index = Number(text);
    if (index >= model.nSamples) {
      const told = `There are images 0 to ${model.nSamples - 1}; no ${text}`;
      return [withNotice(state, told, true), []];
    }
    return [openSample(state, index), []];
  },
};
