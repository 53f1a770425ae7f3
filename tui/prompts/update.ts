import type { Step } from "../messages.ts";
import type { Prompt, State } from "../state.ts";
import { editedText } from "./edited_text.ts";
import { filter } from "./filter.ts";
import { goto } from "./goto.ts";
import { picture } from "./picture.ts";
import type { PromptKind } from "./prompt_kind.ts";
import { refit } from "./refit.ts";
import { save } from "./save.ts";

const KINDS: Readonly<Record<Prompt["kind"], PromptKind>> = {
  filter,
  goto,
  picture,
  refit,
  save,
};

/** What a prompt asks. */
export function questionOf(state: State, { kind }: Prompt): string {
  return KINDS[kind].question(state);
}

/** A key while a line is typed: Enter takes it, Esc leaves it, the rest edits it. */
export function pressInPrompt(state: State, prompt: Prompt, key: string): Step {
  const kind = KINDS[prompt.kind];
  const closed = { ...state, prompt: null };
  if (key === "esc") return [kind.leave?.(closed) ?? closed, []];
  if (key === "enter") return kind.enter(closed, prompt.text);
  const text = editedText(prompt.text, key, kind.isNumber);
  const typed = { ...state, prompt: { ...prompt, text } };
  return [kind.typed?.(typed, text) ?? typed, []];
}
