import { shown } from "../../lib/shown_text.ts";
import type { Step } from "../messages.ts";
import type { OpenModel } from "../open_model.ts";
import { activeModel, type State, withNotice } from "../state.ts";
import type { PromptKind } from "./prompt_kind.ts";

/** A file for the model. */
export const save: PromptKind = {
  question: () => "Save the model as: ",
  enter(state, text) {
    const model = activeModel(state);
    const path = text.trim();
    if (path === "" || !model) return [state, []];
    return saveAs(state, model, path, false);
  },
};

/** Saves a model; a file that is there already is replaced only where that was said. */
export function saveAs(state: State, model: OpenModel, path: string, replaces: boolean): Step {
  return [
    withNotice(state, `Saving ${shown(path)} ...`),
    [{ type: "save", model, path, replaces }],
  ];
}

/** A free name in the place of the one that was proposed, unless something else is typed there already. */
export function withFreeName(state: State, proposed: string, free: string): State {
  const { prompt } = state;
  if (prompt?.kind !== "save" || prompt.text !== proposed) return state;
  return { ...state, prompt: { ...prompt, text: free } };
}
