import { SCREENS } from "./screens/registry.ts";
import type { TuiStart } from "./start.ts";
import { emptyState, type State } from "./state.ts";

/** The first state. */
export function initialState(start: TuiStart, size: State["size"]): State {
  return SCREENS.reduce(
    (state, screen) => screen.start?.(state, start) ?? state,
    emptyState(start, size),
  );
}
