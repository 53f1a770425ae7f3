import { type Slice, sliceOf } from "../../slice.ts";

/** What Reconstructions shows. */
export interface ReconstructionsState {
  readonly order: "worst" | "best";
  /** Only the class of this name; null: all. */
  readonly label: string | null;
  readonly cursor: number;
  readonly scroll: number;
  /** null: by the room there is. */
  readonly zoom: number | null;
}

export const reconstructions: Slice<ReconstructionsState> = sliceOf("reconstructions", {
  order: "worst",
  label: null,
  cursor: 0,
  scroll: 0,
  zoom: null,
});
