import { bodyArea, within } from "../layout.ts";
import type { Step } from "../messages.ts";
import { editedText } from "../prompts/edited_text.ts";
import type { State } from "../state.ts";
import { matches } from "./matches.ts";

const STEPS: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  "ctrl+p": -1,
  "ctrl+n": 1,
  "shift+tab": -1,
  tab: 1,
};

/** A key while something is picked: arrows move, Enter picks, Esc leaves, the rest is typed. */
export function pressInPicker(
  state: State,
  picker: NonNullable<State["picker"]>,
  key: string,
): State | Step {
  const closed = { ...state, picker: null };
  if (key === "esc") return closed;
  const found = matches(state);
  if (key === "enter") return found[picker.cursor]?.pick(closed) ?? state;
  const page = bodyArea(state).rows;
  const by = STEPS[key] ?? (key === "pageup" ? -page : key === "pagedown" ? page : 0);
  if (by !== 0) {
    return { ...state, picker: { ...picker, cursor: within(picker.cursor + by, found.length) } };
  }
  const text = editedText(picker.text, key);
  return text === picker.text ? state : { ...state, picker: { ...picker, text, cursor: 0 } };
}
