import { Failure } from "../failure.ts";
import type { BrowseScreen } from "./browse_screens.ts";
import { chosenClass, type ClassChoice } from "./class_choice.ts";
import type { Io } from "./io.ts";
import { lookOf, openTui, whyNoTui } from "./open_tui.ts";

/** The options of `browse`. */
export interface BrowseOptions extends ClassChoice {
  /** The screen to begin with. */
  readonly screen?: BrowseScreen;
  /** The image to begin with. */
  readonly index?: number;
  /** Clicks and the wheel go to the TUI, not to the terminal's own selection of text. */
  readonly mouse?: boolean;
}

/** `browse`: the TUI on saved models. */
export async function browse(
  models: readonly string[],
  { screen, index, mouse, ...choice }: BrowseOptions,
  io: Io,
): Promise<void> {
  const refusal = io.json ? "needs a terminal, and has no --json" : whyNoTui(io);
  if (refusal !== null) {
    throw new Failure(
      `browse ${refusal}; in scripts use components, digits, sample or reconstructions`,
    );
  }
  const digit = chosenClass(choice);
  await openTui({
    kind: "browse",
    paths: models,
    ...(screen !== undefined && { screen: screen === "digits" ? "classes" : screen }),
    ...(digit !== undefined && { digit }),
    ...(index !== undefined && { index }),
    ...lookOf(io, mouse),
  });
}
