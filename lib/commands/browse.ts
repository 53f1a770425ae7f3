import type { ScreenName } from "../../tui/screens/names.ts";
import { Failure } from "../failure.ts";
import type { Io } from "./io.ts";
import { canOpenTui, lookOf, openTui } from "./open_tui.ts";

/** The options of `browse`. */
export interface BrowseOptions {
  /** The screen to begin with; `digits` is another name of `classes`. */
  readonly screen?: ScreenName | "digits";
  /** The digit to begin with. */
  readonly digit?: number;
  /** The image to begin with. */
  readonly index?: number;
  /** Clicks and the wheel go to the TUI, not to the terminal's own selection of text. */
  readonly mouse?: boolean;
}

/** `browse`: the TUI on saved models. */
export async function browse(
  models: readonly string[],
  { screen, digit, index, mouse }: BrowseOptions,
  io: Io,
): Promise<void> {
  if (io.json || !canOpenTui(io)) {
    throw new Failure(
      "browse needs a terminal; in scripts use components, digits, sample or reconstructions",
    );
  }
  await openTui({
    kind: "browse",
    paths: models,
    ...(screen !== undefined && { screen: screen === "digits" ? "classes" : screen }),
    ...(digit !== undefined && { digit }),
    ...(index !== undefined && { index }),
    ...lookOf(io, mouse),
  });
}
