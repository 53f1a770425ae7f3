import { shown } from "../../lib/shown_text.ts";
import { activeModel, withNotice } from "../state.ts";
import type { PromptKind } from "./prompt_kind.ts";

/** A picture file, to be factorized as what is drawn is. */
export const picture: PromptKind = {
  question: () => "Picture file: ",
  enter(state, text) {
    const model = activeModel(state);
    const path = text.trim();
    if (path === "" || !model) return [state, []];
    return [withNotice(state, `Reading ${shown(path)} ...`), [{
      type: "readPicture",
      model,
      path,
    }]];
  },
};
