import { type Slice, sliceOf } from "../../slice.ts";

/** What Classes shows of a class. */
export const CLASS_VIEWS = [
  "components",
  "weights",
  "boxes",
  "shared",
  "overlay",
  "examples",
] as const;
/** One of the views. */
export type ClassView = (typeof CLASS_VIEWS)[number];

/** What Classes shows. */
export interface ClassesState {
  /** The name of the class. */
  readonly label: string;
  /** The second class of a comparison. */
  readonly other: string | null;
  /** `v` was pressed, and the second class is waited for. */
  readonly isChoosing: boolean;
  /** Which of the views is open. */
  readonly view: ClassView;
  /** How many of the components are the top ones. */
  readonly top: number;
  /** The components on which the two classes differ most come first. */
  readonly byDifference: boolean;
  /** Examples of all classes. */
  readonly isAll: boolean;
  /** Lines above those in sight. */
  readonly scroll: number;
}

/** Its part of the state. */
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
