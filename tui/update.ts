import { COLOR_MAPS } from "../lib/render/pictures/color_map.ts";
import { type Action, actionFor, placeOf } from "./keys.ts";
import { bodyArea } from "./layout.ts";
import type { Effect, Message, Step } from "./messages.ts";
import { activeModel, type Loaded, type Model, type ScreenName, SCREENS } from "./model.ts";
import { screensOf } from "./selectors.ts";
import { shownOf } from "./shown.ts";
import { settleComponents, updateComponents } from "./updates/components.ts";
import { settleDigits, updateDigits } from "./updates/digits.ts";
import { helpLines } from "./updates/help.ts";
import { settleModels, updateModels } from "./updates/models.ts";
import { click, wheel } from "./updates/mouse.ts";
import { drawAt, settleOwn, updateOwn } from "./updates/own.ts";
import { updatePrompt } from "./updates/prompt.ts";
import { settleReconstructions, updateReconstructions } from "./updates/reconstructions.ts";
import { settleSamples, updateSamples } from "./updates/samples.ts";
import { isFitting, updateTraining } from "./updates/training.ts";

/** The whole behaviour of the TUI: no I/O, no clock, no terminal. */
export function update(model: Model, message: Message): Step {
  const [next, effects] = react(model, message);
  return [settle(next), effects];
}

function react(model: Model, message: Message): Step {
  switch (message.type) {
    case "key":
      return pressed({ ...model, notice: null }, message.key);
    case "click":
      return click({ ...model, notice: null }, message, press);
    case "drag":
      return [model.screen === "own" && !model.help ? drawAt(model, message) : model, []];
    case "wheel":
      return wheel(model, message.direction, press);
    case "resize":
      return [{ ...model, size: { columns: message.columns, rows: message.rows } }, []];
    case "terminal":
      return [{ ...model, canShowImages: message.canShowImages }, []];
    case "opened":
      return [{
        ...model,
        loaded: [...model.loaded, message.loaded],
        opening: model.opening - 1,
      }, []];
    case "openFailed":
      return openFailed({ ...model, opening: model.opening - 1 }, message.text);
    case "learnt":
      return [changeLoaded(model, message.id, message.part), []];
    case "saved":
      return [{
        ...changeLoaded(model, message.id, { path: message.path, name: message.path }),
        notice: { text: `Saved ${message.path}`, isError: false },
      }, []];
    case "notice":
      return [{ ...model, notice: { text: message.text, isError: message.isError } }, []];
    case "loading":
    case "training":
    case "progress":
    case "fitted":
      return updateTraining(model, message);
  }
}

/** One bad file among several is told; where there is no other, there is nothing to stay for. */
function openFailed(model: Model, text: string): Step {
  if (model.loaded.length + model.opening === 0) {
    return [model, [{ type: "quit", exitCode: 1, failure: text }]];
  }
  return [{ ...model, notice: { text, isError: true } }, []];
}

function changeLoaded(model: Model, id: number, part: Partial<Loaded>): Model {
  return {
    ...model,
    loaded: model.loaded.map((loaded) => loaded.id === id ? { ...loaded, ...part } : loaded),
  };
}

/** A key: for the line being typed, for the question asked, or an action of the table. */
function pressed(model: Model, key: string): Step {
  if (key === "ctrl+c") return [model, [{ type: "quit", exitCode: isFitting(model) ? 130 : 0 }]];
  if (model.confirm) return answered(model, key);
  if (model.prompt) return updatePrompt(model, model.prompt, key);
  const action = actionFor(placeOf(model), key);
  return action ? press(model, action, key) : [model, []];
}

/** An action on the screen that is seen. */
function press(model: Model, action: Action, key: string): Step {
  const everywhere = pressEverywhere(model, action, key);
  if (everywhere) return everywhere;
  if (model.help) return [scrollHelp(model, action), []];
  return [updateScreen(model, action, key), []];
}

function updateScreen(model: Model, action: Action, key: string): Model {
  switch (model.screen) {
    case "components":
      return updateComponents(model, action);
    case "digits":
      return updateDigits(model, action, key);
    case "samples":
      return updateSamples(model, action, key);
    case "reconstructions":
      return updateReconstructions(model, action, key);
    case "models":
      return updateModels(model, action, key);
    case "own":
      return updateOwn(model, action);
    case "training":
      return model;
  }
}

function pressEverywhere(model: Model, action: Action, key: string): Step | null {
  const only = (next: Model): Step => [next, []];
  switch (action) {
    case "nextScreen":
      return only(goTo(model, besideScreen(model, 1)));
    case "previousScreen":
      return only(goTo(model, besideScreen(model, -1)));
    case "screen":
      return only(goTo(model, SCREENS.find((name) => name.startsWith(key))!));
    case "help":
      return only({ ...model, help: model.help ? null : { filter: "", scroll: 0 } });
    case "filter":
      return only({ ...model, prompt: { kind: "filter", text: "" } });
    case "back":
      return back(model);
    case "goto":
      return only({ ...model, help: null, prompt: { kind: "goto", text: "" } });
    case "nextModel":
      return only(withModel(model, 1));
    case "previousModel":
      return only(withModel(model, -1));
    case "palette": {
      const colorMap = COLOR_MAPS[(COLOR_MAPS.indexOf(model.colorMap) + 1) % COLOR_MAPS.length]!;
      return only({ ...model, colorMap, notice: { text: `Colours: ${colorMap}`, isError: false } });
    }
    case "copy":
    case "export":
      return take(model, action);
    case "save":
      return only(askWhereToSave(model));
    case "refit":
      return only(askHowMany(model));
    case "mouse": {
      const on = !model.mouse;
      const text = on
        ? "Mouse on: wheel and click; Shift selects text"
        : "Mouse off: the terminal selects text";
      return [{ ...model, mouse: on, notice: { text, isError: false } }, [{ type: "mouse", on }]];
    }
    case "redraw":
      return [model, [{ type: "redraw" }]];
    case "suspend":
      return [model, [{ type: "suspend" }]];
    case "quit":
      return quit(model);
    default:
      return null;
  }
}

function goTo(model: Model, screen: ScreenName): Model {
  if (!screensOf(model).includes(screen)) {
    const text = screen === "training"
      ? "Nothing is being fitted; K fits again with another number of components"
      : "One model only; open two to compare them";
    return { ...model, notice: { text, isError: true } };
  }
  return { ...model, screen, history: [], help: null };
}

function besideScreen(model: Model, step: 1 | -1): ScreenName {
  const screens = screensOf(model);
  return screens[(screens.indexOf(model.screen) + step + screens.length) % screens.length]!;
}

function back(model: Model): Step {
  if (model.help) {
    const { filter } = model.help;
    return [{ ...model, help: filter === "" ? null : { filter: "", scroll: 0 } }, []];
  }
  if (model.screen === "training" && isFitting(model)) return [{ ...model, confirm: "cancel" }, []];
  if (model.screen === "components" && model.components.isLarge) {
    return [updateComponents(model, "back"), []];
  }
  if (model.screen === "digits") {
    const { digits } = model;
    if (digits.isChoosing || digits.isAll || digits.other !== null) {
      const other = digits.isChoosing || digits.isAll ? digits.other : null;
      return [{ ...model, digits: { ...digits, isChoosing: false, isAll: false, other } }, []];
    }
  }
  const screen = model.history.at(-1);
  if (screen === undefined) return [model, []];
  return [{ ...model, screen, history: model.history.slice(0, -1) }, []];
}

function withModel(model: Model, step: 1 | -1): Model {
  const n = model.loaded.length;
  if (n < 2) {
    return {
      ...model,
      notice: { text: "One model only; open two to compare them", isError: true },
    };
  }
  const active = (model.active + step + n) % n;
  const notice = { text: `All screens now show ${model.loaded[active]!.name}`, isError: false };
  return { ...model, active, notice };
}

function take(model: Model, action: "copy" | "export"): Step {
  const shown = shownOf(model);
  if (!shown) {
    return [{ ...model, notice: { text: "There is nothing to take yet", isError: true } }, []];
  }
  const effect: Effect = action === "copy"
    ? { type: "copy", shown }
    : { type: "export", shown, colorMap: model.colorMap };
  return [model, [effect]];
}

function askWhereToSave(model: Model): Model {
  const loaded = activeModel(model);
  const tell = (text: string): Model => ({ ...model, notice: { text, isError: true } });
  if (!loaded) return tell("There is no model to save yet");
  if (loaded.path !== null) return tell(`It is saved already, as ${loaded.path}`);
  const text = `model-k${loaded.components.shape[0]}.npz`;
  return { ...model, prompt: { kind: "save", text } };
}

function askHowMany(model: Model): Model {
  const tell = (text: string): Model => ({ ...model, notice: { text, isError: true } });
  const loaded = activeModel(model);
  if (isFitting(model)) return tell("A fit is running already");
  if (!loaded) return tell("There is no model yet");
  if (loaded.images === null) return tell("This model was saved without its images");
  if (!loaded.images) return tell("The images are still being read");
  return { ...model, prompt: { kind: "refit", text: "" } };
}

function quit(model: Model): Step {
  const isLost = isFitting(model) || model.loaded.some(({ path }) => path === null);
  return isLost
    ? [{ ...model, help: null, confirm: "quit" }, []]
    : [model, [{ type: "quit", exitCode: 0 }]];
}

function answered(model: Model, key: string): Step {
  if (model.confirm === "quit" && key === "W") {
    return [askWhereToSave({ ...model, confirm: null }), []];
  }
  const isYes = key === "y" || key === "enter" || (key === "q" && model.confirm === "quit");
  if (!isYes) {
    return [key === "n" || key === "esc" ? { ...model, confirm: null } : model, []];
  }
  if (model.confirm === "quit") {
    return [model, [{ type: "quit", exitCode: isFitting(model) ? 130 : 0 }]];
  }
  return [{ ...model, confirm: null }, [{ type: "cancel" }]];
}

function scrollHelp(model: Model, action: Action): Model {
  const { filter, scroll } = model.help!;
  const inSight = bodyArea(model).rows;
  const by = { up: -1, down: 1, pageUp: -inSight, pageDown: inSight }[action as "up"] ?? 0;
  const lines = helpLines(model).length;
  return {
    ...model,
    help: { filter, scroll: Math.max(0, Math.min(scroll + by, lines - inSight)) },
  };
}

function settle(model: Model): Model {
  let settled = settleModels(settleSamples(settleDigits(settleComponents(model))));
  settled = settleReconstructions(settled);
  return settleOwn(settled);
}
