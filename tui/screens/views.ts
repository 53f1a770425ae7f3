import type { ScreenName } from "./names.ts";
import { SCREENS } from "./registry.ts";
import type { View } from "./screen.ts";

const VIEWS = new Map<ScreenName, View>(
  await Promise.all(
    SCREENS.map(async (screen) => [screen.name, (await screen.view()).View] as const),
  ),
);

/** The view of a screen. */
export function viewOf(name: ScreenName): View {
  return VIEWS.get(name)!;
}
