import type { PromptKind } from "./prompt_kind.ts";

/** Words that the keys in the help must have. */
export const filter: PromptKind = {
  question: () => "Keys with the words: ",
  typed: (state, text) => ({
    ...state,
    help: { isAll: false, ...state.help, filter: text, scroll: 0 },
  }),
  enter: (state) => [state, []],
  leave: (state) => ({ ...state, help: { isAll: false, ...state.help, filter: "", scroll: 0 } }),
};
