import { counted } from "../../lib/sections/numbers.ts";
import { groupNames, groupTitle, nounsOf } from "../groups.ts";
import { screenOf } from "../screens/registry.ts";
import { activeModel } from "../state.ts";
import type { PickerKind } from "./picker_kind.ts";

/** All classes, for the screen that asks for one. */
export const groupPicker: PickerKind = {
  title: (state) => nounsOf(activeModel(state)).replace(/^./, (letter) => letter.toUpperCase()),
  items(state) {
    const model = activeModel(state);
    if (!model) return [];
    return groupNames(model).map((name) => ({
      label: groupTitle(model, name),
      detail: counted(model.byClass?.get(name)?.length ?? 0, "image"),
      pick: (next) => screenOf(next.screen).chooseGroup?.(next, name) ?? next,
    }));
  },
};
