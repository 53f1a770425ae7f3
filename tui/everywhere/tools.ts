import { COLOR_MAPS } from "../../lib/render/pictures/color_map.ts";
import type { Contents } from "../contents.ts";
import type { Effect, Step } from "../messages.ts";
import { screenOf } from "../screens/registry.ts";
import { endingText, wouldLoseWork } from "../endings.ts";
import { type State, withNotice } from "../state.ts";
import { isRunning } from "../training.ts";

/** The next colours of the pictures. */
export function changeColors(state: State): State {
  const colorMap = COLOR_MAPS[(COLOR_MAPS.indexOf(state.colorMap) + 1) % COLOR_MAPS.length]!;
  return withNotice({ ...state, colorMap }, `Colours: ${colorMap}`);
}

/** What the screen shows, into the clipboard. */
export function copy(state: State): Step {
  return withContents(state, (contents) => ({ type: "copy", contents }));
}

/** What the screen shows, into files. */
export function exportContents(state: State): Step {
  const { colorMap } = state;
  return withContents(state, (contents) => ({ type: "export", contents, colorMap }));
}

function withContents(state: State, effectOf: (contents: Contents) => Effect): Step {
  const contents = screenOf(state.screen).contents(state);
  return contents
    ? [state, [effectOf(contents)]]
    : [withNotice(state, "There is nothing to copy or export yet", true), []];
}

/** The mouse for the TUI, or for the terminal's own selection. */
export function toggleMouse(state: State): Step {
  const on = !state.mouse;
  const text = on
    ? "Mouse on: wheel and click; Shift selects text"
    : "Mouse off: the terminal selects text";
  return [withNotice({ ...state, mouse: on }, text), [{ type: "mouse", on }]];
}

/** Opens the help, or closes it. */
export function toggleHelp(state: State): State {
  return { ...state, help: state.help ? null : { filter: "", scroll: 0, isAll: false } };
}

/** Leaves; asks before, where work would be lost. */
export function quit(state: State): Step {
  return wouldLoseWork(state)
    ? [{ ...state, help: null, confirm: { kind: "quit" } }, []]
    : [state, [{ type: "quit", exitCode: 0 }]];
}

/** Leaves, though work is lost: a fit that runs is broken off, what is not saved is not. */
export function quitAnyway(state: State): Step {
  return isRunning(state.training)
    ? [state, [{ type: "quit", exitCode: 130, failure: endingText(state, "stopped") }]]
    : [state, [{ type: "quit", exitCode: 0 }]];
}

/** Leaves at once, and says what is lost. */
export function interrupt(state: State): Step {
  return wouldLoseWork(state) ? endedBySignal(state) : [state, [{ type: "quit", exitCode: 0 }]];
}

/** Leaves because the system asks for it. */
export function endedBySignal(state: State): Step {
  return [state, [{
    type: "quit",
    exitCode: 130,
    failure: endingText(state, "interrupted"),
  }]];
}
