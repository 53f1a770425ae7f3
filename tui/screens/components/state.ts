import { type Slice, sliceOf } from "../../slice.ts";
import { onScreen, type State } from "../../state.ts";

/** What Components shows. */
export interface ComponentsState {
  /** The chosen component, counted from 0. */
  readonly cursor: number;
  /** Rows above those in sight. */
  readonly scroll: number;
  /** The chosen component is shown large. */
  readonly isLarge: boolean;
  /** It was opened from another screen, to which Esc goes back. */
  readonly isVisit: boolean;
  /** Classes above those in sight beside the large component. */
  readonly factScroll: number;
  /** null: by the room there is. */
  readonly zoom: number | null;
}

/** Its part of the state. */
export const components: Slice<ComponentsState> = sliceOf("components", {
  cursor: 0,
  scroll: 0,
  isLarge: false,
  isVisit: false,
  factScroll: 0,
  zoom: null,
});

/** A component large; Esc comes back to the screen that is shown now. */
export function openComponent(state: State, cursor: number): State {
  const isVisit = state.screen !== "components";
  return components.change(onScreen(state, "components"), { cursor, isLarge: true, isVisit });
}
