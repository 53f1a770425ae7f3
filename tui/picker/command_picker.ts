import { bindingsOf, keyLabel, ownKeys } from "../keys.ts";
import { openScreens } from "../screens/registry.ts";
import { goTo } from "../everywhere/go.ts";
import type { PickerItem, PickerKind } from "./picker_kind.ts";

/** Everything that a key does now, and every screen, by its words. */
export const commandPicker: PickerKind = {
  title: () => "Commands",
  items: (state) => [
    ...bindingsOf(ownKeys(state)).filter(({ perKey }) => !perKey).map((
      { keys, press, help },
    ): PickerItem => ({
      label: help,
      detail: keyLabel(keys),
      pick: (next) => press(next, keys[0]!),
    })),
    ...openScreens(state).map((screen): PickerItem => ({
      label: `screen ${screen.title(state)}`,
      detail: screen.key,
      pick: (next) => goTo(next, screen.name),
    })),
  ],
};
