import { type Slice, sliceOf } from "../../slice.ts";

/** A picture that is drawn here, pixel by pixel, and where the brush is. */
export interface DrawState {
  /** (p,) 0..255, of colour images three a pixel; null: nothing is drawn yet. */
  readonly pixels: Uint8Array | null;
  /** The file that it comes from; null: it is drawn. */
  readonly source: string | null;
  /** Column of the brush. */
  readonly x: number;
  /** Row of the brush. */
  readonly y: number;
  /** Moving the brush draws. */
  readonly isDown: boolean;
}

/** Its part of the state. */
export const draw: Slice<DrawState> = sliceOf("draw", {
  pixels: null,
  source: null,
  x: 13,
  y: 5,
  isDown: false,
});
