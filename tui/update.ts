import { shown } from "../lib/shown_text.ts";
import { pressInConfirm } from "./confirm.ts";
import { endedBySignal, interrupt } from "./everywhere/tools.ts";
import { clampHelp } from "./help/lines.ts";
import { bindingFor } from "./keys.ts";
import type { Message, Step } from "./messages.ts";
import { click, drag, wheelKeys } from "./mouse.ts";
import type { OpenModel } from "./open_model.ts";
import { pressInPicker } from "./picker/update.ts";
import { pressInPrompt } from "./prompts/update.ts";
import { SCREENS } from "./screens/registry.ts";
import { showPicture } from "./screens/draw/update.ts";
import { trained } from "./screens/training/update.ts";
import { withFreeName } from "./prompts/save.ts";
import { type State, withNotice } from "./state.ts";

/** The whole behaviour of the TUI: no I/O, no clock, no terminal. */
export function update(state: State, message: Message): Step {
  const [next, effects] = react(state, message);
  return [clamp(next), effects];
}

function react(state: State, message: Message): Step {
  switch (message.type) {
    case "key":
      return press({ ...state, notice: null }, message.key);
    case "click":
      return [click({ ...state, notice: null }, message), []];
    case "drag":
      return [drag(state, message), []];
    case "wheel": {
      const key = wheelKeys(state)?.[message.direction < 0 ? 0 : 1];
      return key === undefined ? [state, []] : press(state, key);
    }
    case "resize":
      return [{ ...state, size: { columns: message.columns, rows: message.rows } }, []];
    case "terminal":
      return [{ ...state, driver: message.driver, colorDepth: message.colorDepth }, []];
    case "opened":
      return [{
        ...state,
        models: [...state.models, message.model],
        opening: state.opening - 1,
      }, []];
    case "openFailed":
      return openFailed({ ...state, opening: state.opening - 1 }, message.text);
    case "modelUpdated":
      return [updateModel(state, message.id, message.part), []];
    case "saved": {
      const { id, path } = message;
      return [
        withNotice(updateModel(state, id, { path, name: shown(path) }), `Saved ${shown(path)}`),
        [],
      ];
    }
    case "fileExists": {
      const { model, path } = message;
      return [{ ...state, notice: null, confirm: { kind: "replace", model, path } }, []];
    }
    case "freeName":
      return [withFreeName(state, message.proposed, message.free), []];
    case "pictureRead":
      return [showPicture({ ...state, notice: null }, message.pixels, message.name), []];
    case "signal":
      return endedBySignal(state);
    case "notice":
      return [withNotice(state, message.text, message.isError), []];
    case "loading":
    case "training":
    case "progress":
    case "fitted":
      return trained(state, message);
  }
}

/** A key: for the line that is typed, for the question that is asked, or one that is bound. */
function press(state: State, key: string): Step {
  if (key === "ctrl+c") return interrupt(state);
  if (state.confirm) return pressInConfirm(state, state.confirm, key);
  if (state.prompt) return pressInPrompt(state, state.prompt, key);
  const after = state.picker
    ? pressInPicker(state, state.picker, key)
    : bindingFor(state, key)?.press(state, key) ?? state;
  return "screens" in after ? [after, []] : after;
}

/** One bad file among several is told; where there is no other, there is nothing to stay for. */
function openFailed(state: State, text: string): Step {
  if (state.models.length + state.opening === 0) {
    return [state, [{ type: "quit", exitCode: 1, failure: text }]];
  }
  return [withNotice(state, text, true), []];
}

function updateModel(state: State, id: number, part: Partial<OpenModel>): State {
  return {
    ...state,
    models: state.models.map((model) => model.id === id ? { ...model, ...part } : model),
  };
}

/** Keeps every screen within what there is. */
function clamp(state: State): State {
  const clamped = SCREENS.reduce((next, screen) => screen.clamp?.(next) ?? next, state);
  return clampHelp(clamped);
}
