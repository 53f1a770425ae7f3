import { openTextDriver } from "../lib/render/pictures/text_protocols.ts";
import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import { COLOR_MAPS } from "../lib/render/pictures/color_map.ts";
import type { LiveDriver } from "../lib/render/pictures/driver.ts";
import { terminalFacts } from "../lib/render/pictures/terminal_facts.ts";
import type { OpenModel } from "./open_model.ts";
import type { ScreenName } from "./screens/names.ts";
import type { TuiStart } from "./start.ts";
import { newTraining, type Training } from "./training.ts";

/** A line that is typed; `kind` names one of `prompts/`. */
export interface Prompt {
  /** What is asked. */
  readonly kind: "goto" | "save" | "refit" | "filter" | "picture";
  /** What has been typed. */
  readonly text: string;
}

/** What is asked with yes or no. */
export type Confirm =
  | { readonly kind: "quit" }
  | { readonly kind: "cancel" }
  /** A file is there already. */
  | { readonly kind: "replace"; readonly model: OpenModel; readonly path: string };

/** What has just happened, for the status line. */
export interface Notice {
  /** In a line. */
  readonly text: string;
  /** Something is wrong. */
  readonly isError: boolean;
}

/** Everything that is on the screen follows from this. */
export interface State {
  /** Of the window. */
  readonly size: { readonly columns: number; readonly rows: number };
  /** Of the terminal. */
  readonly colorDepth: ColorDepth;
  /** The terminal shows block and box characters. */
  readonly unicode: boolean;
  /** Draws the pictures: as text at first, then as the terminal has said that it can. */
  readonly driver: LiveDriver;
  /** Of pictures. */
  readonly colorMap: (typeof COLOR_MAPS)[number];
  /** Clicks and the wheel go to the TUI. */
  readonly mouse: boolean;
  /** The one that is open. */
  readonly screen: ScreenName;
  /** Where Esc goes back to, last first. */
  readonly history: readonly ScreenName[];
  /** Those that are open, in the order in which they came. */
  readonly models: readonly OpenModel[];
  /** Which of `models` the screens show. */
  readonly active: number;
  /** The fit that runs, or ran last. */
  readonly training: Training | null;
  /** Model files that are still being opened. */
  readonly opening: number;
  /** How the weights of one image are shown, on every screen that shows some. */
  readonly weights: {
    readonly asNumbers: boolean;
    /** The first in sight, where not all are. */
    readonly first: number;
  };
  /** Each screen's own part, by its name: read and changed through the screen's `Slice` only. */
  readonly screens: Readonly<Partial<Record<ScreenName, object>>>;
  /** The help that lies over the screen. */
  readonly help: {
    /** Words that the keys shown have. */
    readonly filter: string;
    /** Lines above those in sight. */
    readonly scroll: number;
    /** Of all screens, not only of the one below. */
    readonly isAll: boolean;
  } | null;
  /** A list from which something is picked; `kind` names one of `picker/`. */
  readonly picker: {
    readonly kind: "group" | "command";
    readonly text: string;
    readonly cursor: number;
  } | null;
  /** What is typed into the status line. */
  readonly prompt: Prompt | null;
  /** Asked before something is lost. */
  readonly confirm: Confirm | null;
  /** What has just happened. */
  readonly notice: Notice | null;
}

/** The model that the screens show, if one is there. */
export function activeModel(state: State): OpenModel | undefined {
  return state.models[state.active];
}

/** The state with something told in the status line. */
export function withNotice(state: State, text: string, isError = false): State {
  return { ...state, notice: { text, isError } };
}

/** The state on another screen, from which Esc comes back to this one. */
export function onScreen(state: State, screen: ScreenName): State {
  if (state.screen === screen) return state;
  return { ...state, screen, history: [...state.history, state.screen] };
}

/** The state on the screen that was open before. */
export function leaveScreen(state: State): State {
  const screen = state.history.at(-1);
  return screen === undefined ? state : { ...state, screen, history: state.history.slice(0, -1) };
}

/** The first state, without what the screens make of the start. */
export function emptyState(start: TuiStart, size: State["size"]): State {
  return {
    size,
    colorDepth: start.colorDepth,
    unicode: start.unicode ?? true,
    driver: firstDriver(start),
    colorMap: COLOR_MAPS.find((name) => name === start.colorMap) ?? "grey",
    mouse: start.mouse ?? false,
    screen: firstScreen(start),
    history: [],
    models: [],
    active: 0,
    training: start.kind === "train" ? newTraining(start.parameters) : null,
    opening: start.kind === "browse" ? start.paths.length : 0,
    weights: { asNumbers: false, first: 0 },
    screens: {},
    help: null,
    picker: null,
    prompt: null,
    confirm: null,
    notice: null,
  };
}

function firstDriver({ colorDepth, unicode = true, renderer = "auto" }: TuiStart): LiveDriver {
  const clues = { isScreen: true, colorDepth, unicode, answer: null, env: () => undefined };
  return openTextDriver(terminalFacts(clues), renderer);
}

/** The screen that was asked for, if there is going to be anything on it. */
function firstScreen(start: TuiStart): ScreenName {
  if (start.kind === "train") return "training";
  const { screen = "components", paths } = start;
  const isEmpty = screen === "training" || (screen === "models" && paths.length < 2);
  return isEmpty ? "components" : screen;
}
