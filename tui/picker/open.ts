import type { State } from "../state.ts";

/** Opens a list to pick from. */
export function openPicker(state: State, kind: NonNullable<State["picker"]>["kind"]): State {
  return { ...state, help: null, picker: { kind, text: "", cursor: 0 } };
}
