import { openScreens, screenOf, SCREENS } from "../screens/registry.ts";
import type { ScreenName } from "../screens/names.ts";
import { leaveScreen, type State, withNotice } from "../state.ts";

/** To a screen, if there is something on it. */
export function goTo(state: State, name: ScreenName): State {
  const refusal = screenOf(name).refusal?.(state) ?? null;
  if (refusal !== null) return withNotice(state, refusal, true);
  return { ...state, screen: name, history: [], help: null };
}

/** To the screen that a key stands for. */
export function goToKey(state: State, key: string): State {
  const screen = SCREENS.find((screen) => screen.key === key);
  return screen ? goTo(state, screen.name) : state;
}

/** To the screen before or after, around the ends. */
export function goBeside(state: State, by: 1 | -1): State {
  const screens = openScreens(state);
  const at = screens.findIndex(({ name }) => name === state.screen) + by;
  return goTo(state, screens[(at + screens.length) % screens.length]!.name);
}

/** Closes what is open last: the help, something within the screen, the screen itself. Never quits. */
export function goBack(state: State): State {
  if (state.help) {
    return {
      ...state,
      help: state.help.filter === "" ? null : { ...state.help, filter: "", scroll: 0 },
    };
  }
  return screenOf(state.screen).back?.(state) ?? leaveScreen(state);
}

/** Another of the models on all screens. */
export function showModel(state: State, by: 1 | -1): State {
  const n = state.models.length;
  if (n < 2) return withNotice(state, reasonForOne(state), true);
  const active = (state.active + by + n) % n;
  return withNotice({ ...state, active }, `All screens now show ${state.models[active]!.name}`);
}

function reasonForOne({ opening }: State): string {
  return opening > 0
    ? "The next model is still being opened"
    : "One model only; open two to compare them";
}
