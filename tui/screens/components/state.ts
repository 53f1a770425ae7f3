import { type Slice, sliceOf } from "../../slice.ts";

/** What Components shows. */
export interface ComponentsState {
  readonly cursor: number;
  readonly scroll: number;
  readonly isLarge: boolean;
  /** Classes above those in sight beside the large component. */
  readonly factScroll: number;
  /** null: by the room there is. */
  readonly zoom: number | null;
}

export const components: Slice<ComponentsState> = sliceOf("components", {
  cursor: 0,
  scroll: 0,
  isLarge: false,
  factScroll: 0,
  zoom: null,
});
