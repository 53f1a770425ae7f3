import type { State } from "../state.ts";
import { classes } from "./classes/screen.ts";
import { components } from "./components/screen.ts";
import { draw } from "./draw/screen.ts";
import { models } from "./models/screen.ts";
import { SCREEN_NAMES, type ScreenName } from "./names.ts";
import { reconstructions } from "./reconstructions/screen.ts";
import { samples } from "./samples/screen.ts";
import type { Screen } from "./screen.ts";
import { training } from "./training/screen.ts";

const BY_NAME: Readonly<Record<ScreenName, Screen>> = {
  training,
  components,
  classes,
  samples,
  reconstructions,
  models,
  draw,
};

/** All screens, in the order of their tabs. */
export const SCREENS: readonly Screen[] = SCREEN_NAMES.map((name) => BY_NAME[name]);

/** The screen of a name. */
export function screenOf(name: ScreenName): Screen {
  return BY_NAME[name];
}

/** The screens on which there is something. */
export function openScreens(state: State): Screen[] {
  return SCREENS.filter((screen) => !screen.refusal?.(state));
}
