import fuzzysort from "fuzzysort";
import type { State } from "../state.ts";
import { commandPicker } from "./command_picker.ts";
import { groupPicker } from "./group_picker.ts";
import type { PickerItem, PickerKind } from "./picker_kind.ts";

const KINDS: Readonly<Record<NonNullable<State["picker"]>["kind"], PickerKind>> = {
  group: groupPicker,
  command: commandPicker,
};

/** What a picker is of. */
export function pickerKind({ kind }: NonNullable<State["picker"]>): PickerKind {
  return KINDS[kind];
}

/** The items that have the letters typed, the best match first; all of them where nothing is typed. */
export function matches(state: State): readonly PickerItem[] {
  const { picker } = state;
  if (!picker) return [];
  const items = pickerKind(picker).items(state);
  const typed = picker.text.trim();
  if (typed === "") return items;
  return fuzzysort.go(typed, items, { key: "label" }).map(({ obj }) => obj);
}
