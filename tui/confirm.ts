import { interrupt } from "./everywhere/tools.ts";
import type { Step } from "./messages.ts";
import { askWhereToSave } from "./prompts/ask.ts";
import type { State } from "./state.ts";

/** What is asked before something is lost. */
interface Question {
  readonly text: string;
  /** Further keys that mean yes. */
  readonly yes: readonly string[];
  /** What yes does. The question is closed already. */
  answer(state: State): Step;
  /** Keys that are answered otherwise. */
  readonly other?: Readonly<Record<string, (state: State) => State>>;
}

const QUESTIONS: Readonly<Record<NonNullable<State["confirm"]>, Question>> = {
  quit: {
    text: "Quit? The fitted model is not saved (W saves it).",
    yes: ["q"],
    answer: interrupt,
    other: { W: askWhereToSave },
  },
  cancel: {
    text: "Stop fitting? What has been fitted so far is lost.",
    yes: [],
    answer: (state) => [state, [{ type: "cancel" }]],
  },
};

/** The question in words. */
export function confirmText(confirm: NonNullable<State["confirm"]>): string {
  return QUESTIONS[confirm].text;
}

/** A key while something is asked: y or Enter is yes, n or Esc is no, the rest is not heard. */
export function pressInConfirm(
  state: State,
  confirm: NonNullable<State["confirm"]>,
  key: string,
): Step {
  const { yes, answer, other = {} } = QUESTIONS[confirm];
  const closed = { ...state, confirm: null };
  if (key === "y" || key === "enter" || yes.includes(key)) return answer(closed);
  if (key === "n" || key === "esc") return [closed, []];
  const otherwise = Object.hasOwn(other, key) ? other[key] : undefined;
  return [otherwise?.(closed) ?? state, []];
}
