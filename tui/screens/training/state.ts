import { type Slice, sliceOf } from "../../slice.ts";

/** What Training shows. */
export interface TrainingState {
  /** Rows of components above those in sight. */
  readonly scroll: number;
}

export const training: Slice<TrainingState> = sliceOf("training", { scroll: 0 });
