import type { ScreenName } from "./screens/names.ts";
import type { State } from "./state.ts";

/** A screen's own part of the state. */
export interface Slice<T extends object> {
  /** The part. */
  of(state: State): T;
  /** The state with some of it changed. */
  change(state: State, part: Partial<T>): State;
}

/** The part of the state that belongs to a screen; until it is changed, it is what it is at first. */
export function sliceOf<T extends object>(screen: ScreenName, atFirst: T): Slice<T> {
  // Only this slice writes under the screen's name, so what is there is of its type.
  const of = (state: State) => (state.screens[screen] as T | undefined) ?? atFirst;
  return {
    of,
    change(state, part) {
      const before = of(state);
      const keys = Object.keys(part) as (keyof T)[];
      if (keys.every((key) => part[key] === before[key])) return state;
      return { ...state, screens: { ...state.screens, [screen]: { ...before, ...part } } };
    },
  };
}
