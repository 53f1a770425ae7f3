import { shown } from "../../lib/shown_text.ts";
import type { Step } from "../messages.ts";
import { activeModel, type State, withNotice } from "../state.ts";
import { isRunning } from "../training.ts";

/** Asks for the number of an image. */
export function askWhichImage(state: State): State {
  return { ...state, help: null, prompt: { kind: "goto", text: "" } };
}

/** Asks for a file to save the model in. */
export function askWhereToSave(state: State): Step {
  const model = activeModel(state);
  if (!model) return [withNotice(state, "There is no model to save yet", true), []];
  if (model.path !== null) {
    return [withNotice(state, `It is saved already, as ${shown(model.path)}`, true), []];
  }
  return askForFile(state, `model-k${model.components.shape[0]}.npz`);
}

/** Asks for a file to save the model in, and proposes one; if that is there already, another one. */
export function askForFile(state: State, proposed: string): Step {
  return [{ ...state, prompt: { kind: "save", text: proposed } }, [{
    type: "findFreeName",
    proposed,
  }]];
}

/** Asks for a picture file, to be seen on the screen that is open. */
export function askForPicture(state: State): State {
  return { ...state, prompt: { kind: "picture", text: "" } };
}

/** Asks how many components to fit the same images with. */
export function askHowMany(state: State): State {
  const model = activeModel(state);
  const refuse = (text: string) => withNotice(state, text, true);
  if (isRunning(state.training)) return refuse("A fit is running already");
  if (!model) return refuse("There is no model yet");
  if (model.images === null) return refuse("This model was saved without its images");
  if (!model.images) return refuse("The images are still being read");
  return { ...state, prompt: { kind: "refit", text: "" } };
}
