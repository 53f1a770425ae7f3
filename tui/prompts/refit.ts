import { refit as fitAgain } from "../screens/training/update.ts";
import { activeModel, withNotice } from "../state.ts";
import type { PromptKind } from "./prompt_kind.ts";

/** Another number of components. */
export const refit: PromptKind = {
  question: (state) =>
    `How many components instead of ${activeModel(state)!.components.shape[0]}: `,
  isNumber: true,
  enter(state, text) {
    const model = activeModel(state);
    if (text === "") return [state, []];
    const k = Number(text), now = model?.components.shape[0];
    if (k === now) return [withNotice(state, `It has ${now} components already`, true), []];
    const most = Math.min(model?.nSamples ?? 0, model?.components.shape[1] ?? 0);
    if (k >= 1 && k <= most) return fitAgain(state, k);
    const told = `The number of components must be 1 to ${most}; got ${text}`;
    return [withNotice(state, told, true), []];
  },
};
