import { type Slice, sliceOf } from "../../slice.ts";

/** What Models shows. */
export interface ModelsState {
  /** The chosen model. */
  readonly cursor: number;
  /** Models are compared by a class, not by an image. */
  readonly showsClass: boolean;
  /** Rows of top components above those in sight. */
  readonly scroll: number;
}

/** Its part of the state. */
export const models: Slice<ModelsState> = sliceOf("models", {
  cursor: 0,
  showsClass: false,
  scroll: 0,
});
