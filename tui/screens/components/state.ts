import { type Slice, sliceOf } from "../../slice.ts";

/** What Components shows. */
export interface ComponentsState {
  /** The chosen component, counted from 0. */
  readonly cursor: number;
  /** Rows above those in sight. */
  readonly scroll: number;
  /** The chosen component is shown large. */
  readonly isLarge: boolean;
  /** Classes above those in sight beside the large component. */
  readonly factScroll: number;
  /** null: by the room there is. */
  readonly zoom: number | null;
}

/** Its part of the state. */
export const components: Slice<ComponentsState> = sliceOf("components", {
  cursor: 0,
  scroll: 0,
  isLarge: false,
  factScroll: 0,
  zoom: null,
});
