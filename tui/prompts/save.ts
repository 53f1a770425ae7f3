import { activeModel, withNotice } from "../state.ts";
import type { PromptKind } from "./prompt_kind.ts";

/** A file for the model. */
export const save: PromptKind = {
  question: () => "Save the model as: ",
  enter(state, text) {
    const model = activeModel(state);
    const path = text.trim();
    if (path === "" || !model) return [state, []];
    return [withNotice(state, `Saving ${path} ...`), [{ type: "save", model, path }]];
  },
};
