import type { Step } from "../messages.ts";
import type { State } from "../state.ts";

/** Something that can be picked. */
export interface PickerItem {
  readonly label: string;
  /** Beside it, such as its key. */
  readonly detail: string;
  /** What picking it does. The picker is closed already. */
  pick(state: State): State | Step;
}

/** A list from which something is picked by typing some of its letters. */
export interface PickerKind {
  title(state: State): string;
  items(state: State): readonly PickerItem[];
}
