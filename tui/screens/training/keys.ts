import { type Binding, PAGE_DOWN, PAGE_UP } from "../../binding.ts";
import { askHowMany, askWhereToSave } from "../../prompts/ask.ts";
import { isRunning } from "../../training.ts";
import type { State } from "../../state.ts";
import { scrollPage } from "./scroll.ts";

// deno-fmt-ignore: a table
const STOP: Binding =
  { keys: ["esc"], press: (state) => ({ ...state, confirm: { kind: "cancel" } }), help: "stop fitting; asks before", hint: "stop" };

// deno-fmt-ignore: a table
const ALWAYS: readonly Binding[] = [
  { keys: ["W"], press: askWhereToSave, help: "save the model as a file", hint: "save" },
  { keys: ["K"], press: askHowMany, help: "fit the same images again with another number of components", hint: "other k" },
  { keys: PAGE_UP, press: (state) => scrollPage(state, -1), help: "components before those in sight" },
  { keys: PAGE_DOWN, press: (state) => scrollPage(state, 1), help: "components after those in sight" },
];

/** Keys of Training: Esc stops a fit that runs. */
export function keysOf({ training }: State): readonly Binding[] {
  return isRunning(training) ? [STOP, ...ALWAYS] : ALWAYS;
}
