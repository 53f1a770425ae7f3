/** The screens, in the order of their tabs. */
export const SCREEN_NAMES = [
  "training",
  "components",
  "classes",
  "samples",
  "reconstructions",
  "models",
  "draw",
] as const;
/** One of the screens. */
export type ScreenName = (typeof SCREEN_NAMES)[number];
