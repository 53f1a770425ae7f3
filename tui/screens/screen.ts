import type { ReactNode } from "react";
import type { Binding } from "../binding.ts";
import type { Contents } from "../contents.ts";
import type { Cell } from "../messages.ts";
import type { OpenModel } from "../open_model.ts";
import type { TuiStart } from "../start.ts";
import type { State } from "../state.ts";
import type { ScreenName } from "./names.ts";

/** Draws a screen: all between the tabs and the status line. */
export type View = (props: { readonly state: State }) => ReactNode;

/** A screen: a folder of this one, and a line in `registry.ts`. */
export interface Screen {
  /** In `--screen`, and of its part of the state. */
  readonly name: ScreenName;
  /** The key that opens it from everywhere; where its title has that letter, it is underlined. */
  readonly key: string;
  /** In its tab. */
  title(state: State): string;
  /** What it makes of the options that the TUI is started with. */
  start?(state: State, start: TuiStart): State;
  /** Why there is nothing on it; null: it can be opened. Without this it always can. */
  refusal?(state: State): string | null;
  /** The keys that hold here now, and nowhere else. */
  keys(state: State): readonly Binding[];
  /** Esc closes what is open within the screen; null: nothing is. */
  back?(state: State): State | null;
  /** Keeps cursors, scrolling and choices within what there is. */
  clamp?(state: State): State;
  /** Shows a class, or whatever group of images, by its name. */
  chooseGroup?(state: State, name: string): State;
  /** A click on a cell. */
  click?(state: State, cell: Cell): State;
  /** The mouse moved over a cell with its button held. */
  drag?(state: State, cell: Cell): State;
  /** The keys that the wheel presses; default: up and down. */
  readonly wheel?: readonly [up: string, down: string];
  /** Where one is, for the status line. */
  position?(state: State, model: OpenModel): string;
  /** What it shows, to be copied or exported; null: nothing yet. */
  contents(state: State): Contents | null;
  /** Loaded apart, as views need React and Ink. */
  view(): Promise<{ readonly View: View }>;
}
