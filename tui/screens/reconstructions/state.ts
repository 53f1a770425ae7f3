import { type Slice, sliceOf } from "../../slice.ts";

/** What Reconstructions shows. */
export interface ReconstructionsState {
  /** What comes first. */
  readonly order: "worst" | "best";
  /** Only the class of this name; null: all. */
  readonly label: string | null;
  /** The chosen place of the ranking, counted from 0. */
  readonly cursor: number;
  /** Rows above those in sight. */
  readonly scroll: number;
  /** null: by the room there is. */
  readonly zoom: number | null;
}

/** Its part of the state. */
export const reconstructions: Slice<ReconstructionsState> = sliceOf("reconstructions", {
  order: "worst",
  label: null,
  cursor: 0,
  scroll: 0,
  zoom: null,
});
