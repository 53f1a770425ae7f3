import type { State } from "../../state.ts";
import { trainingLayout } from "./layout.ts";
import { training } from "./state.ts";

/** A page of the forming components on, or back. */
export function scrollPage(state: State, by: 1 | -1): State {
  const down = trainingLayout(state).grid?.down ?? 0;
  return training.change(state, { scroll: training.of(state).scroll + by * down });
}

/** Keeps what is scrolled within what there is. */
export function clamp(state: State): State {
  const { grid, rows } = trainingLayout(state);
  const { scroll } = training.of(state);
  return training.change(state, {
    scroll: Math.max(0, Math.min(scroll, rows - (grid?.down ?? 0))),
  });
}
