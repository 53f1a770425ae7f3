/** A small image: one value or one colour a pixel, row by row from the upper left. */
export type Picture =
  & { readonly width: number; readonly height: number }
  & (
    | { /** 0..1 each; of a signed picture 0.5 is zero */ readonly values: ArrayLike<number> }
    | { /** red, green, blue of each pixel, 0..255 */ readonly rgb: ArrayLike<number> }
  );
