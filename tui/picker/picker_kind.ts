import type { Step } from "../messages.ts";
import type { State } from "../state.ts";

/** Something that can be picked. */
export interface PickerItem {
  /** What is searched. */
  readonly label: string;
  /** Beside it, such as its key. */
  readonly detail: string;
  /** What picking it does. The picker is closed already. */
  pick(state: State): State | Step;
}

/** A list from which something is picked by typing some of its letters. */
export interface PickerKind {
  /** What the items are. */
  title(state: State): string;
  /** All of them, in order. */
  items(state: State): readonly PickerItem[];
}
