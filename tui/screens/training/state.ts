import { type Slice, sliceOf } from "../../slice.ts";

/** What Training shows. */
export interface TrainingState {
  /** Rows of components above those in sight. */
  readonly scroll: number;
}

/** Its part of the state. */
export const training: Slice<TrainingState> = sliceOf("training", { scroll: 0 });
