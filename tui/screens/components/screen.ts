import type { Screen } from "../screen.ts";
import { contents } from "./contents.ts";
import { GALLERY_KEYS, LARGE_KEYS } from "./keys.ts";
import { components as slice } from "./state.ts";
import { back, clamp, click } from "./update.ts";

/** The gallery of components, or one of them large. */
export const components: Screen = {
  name: "components",
  key: "c",
  title: () => "Components",
  keys: (state) => slice.of(state).isLarge ? LARGE_KEYS : GALLERY_KEYS,
  back,
  clamp,
  click,
  position: (state, { components }) =>
    `component ${slice.of(state).cursor + 1} of ${components.shape[0]}`,
  contents,
  view: () => import("./view.tsx"),
};
