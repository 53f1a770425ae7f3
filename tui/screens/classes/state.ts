import { type Slice, sliceOf } from "../../slice.ts";

/** What Classes shows of a class. */
export const CLASS_VIEWS = [
  "components",
  "weights",
  "boxes",
  "class",
  "overlay",
  "examples",
] as const;
export type ClassView = (typeof CLASS_VIEWS)[number];

/** What Classes shows. */
export interface ClassesState {
  /** The name of the class. */
  readonly label: string;
  /** The second class of a comparison. */
  readonly other: string | null;
  /** `v` was pressed, and the second class is waited for. */
  readonly isChoosing: boolean;
  readonly view: ClassView;
  /** How many of the components are the top ones. */
  readonly top: number;
  readonly byDifference: boolean;
  /** Examples of all classes. */
  readonly isAll: boolean;
  readonly scroll: number;
}

export const classes: Slice<ClassesState> = sliceOf("classes", {
  label: "0",
  other: null,
  isChoosing: false,
  view: "components",
  top: 4,
  byDifference: false,
  isAll: false,
  scroll: 0,
});
