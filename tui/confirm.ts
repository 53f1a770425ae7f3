import { shown } from "../lib/shown_text.ts";
import { quitAnyway } from "./everywhere/tools.ts";
import type { Step } from "./messages.ts";
import { askForFile, askWhereToSave } from "./prompts/ask.ts";
import { saveAs } from "./prompts/save.ts";
import type { Confirm, State } from "./state.ts";

/** A question with what its answers do. */
interface Question {
  readonly text: string;
  /** Keys that mean yes beside y and Enter. */
  readonly yes?: readonly string[];
  /** What yes does. The question is closed already. */
  confirm(state: State): Step;
  /** What no does; default: nothing. */
  refuse?(state: State): Step;
  /** Keys that are answered otherwise. */
  readonly other?: Readonly<Record<string, (state: State) => Step>>;
}

function questionOf(confirm: Confirm): Question {
  switch (confirm.kind) {
    case "quit":
      return {
        text: "Quit? The fitted model is not saved (W saves it).",
        yes: ["q"],
        confirm: quitAnyway,
        other: { W: askWhereToSave },
      };
    case "cancel":
      return {
        text: "Stop fitting? What has been fitted so far is lost.",
        confirm: (state) => [state, [{ type: "cancel" }]],
      };
    case "replace": {
      const { model, path } = confirm;
      return {
        text: `${shown(path, 40)} is there already. Replace it?`,
        confirm: (state) => saveAs(state, model, path, true),
        refuse: (state) => askForFile(state, path),
      };
    }
  }
}

/** The question in words. */
export function confirmText(confirm: Confirm): string {
  return questionOf(confirm).text;
}

/** A key while something is asked: y or Enter is yes, n or Esc is no, the rest is not heard. */
export function pressInConfirm(state: State, confirm: Confirm, key: string): Step {
  const question = questionOf(confirm);
  const closed = { ...state, confirm: null };
  if (key === "y" || key === "enter" || question.yes?.includes(key)) {
    return question.confirm(closed);
  }
  if (key === "n" || key === "esc") return question.refuse?.(closed) ?? [closed, []];
  const { other = {} } = question;
  return Object.hasOwn(other, key) ? other[key]!(closed) : [state, []];
}
