import { SCREEN_NAMES, type ScreenName } from "../../tui/screens/names.ts";

/** A screen of saved models, as `browse --screen` names it; `digits` is another name of `classes`. */
export type BrowseScreen = Exclude<ScreenName, "training"> | "digits";

/** All of {@linkcode BrowseScreen}: Training has nothing to show of saved models. */
export const BROWSE_SCREENS: readonly BrowseScreen[] = SCREEN_NAMES.flatMap(
  (name): BrowseScreen[] =>
    name === "training" ? [] : name === "classes" ? [name, "digits"] : [name],
);
