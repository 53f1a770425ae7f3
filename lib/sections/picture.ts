/** A small image: one value or one colour a pixel, row by row from the upper left. */
export type Picture =
  & { readonly width: number; readonly height: number }
  & (
    | { /** 0..1 each; of a signed picture 0.5 is zero */ readonly values: ArrayLike<number> }
    | { /** red, green, blue of each pixel, 0..255 */ readonly rgb: ArrayLike<number> }
  );

/** An image whose pixels belong to numbered parts: 0 is none. */
export interface MarkedPicture {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** The part of each pixel, row by row. */
  readonly parts: ArrayLike<number>;
}

/** How the values of an image lie: p = height * width * channels, the channels of a pixel beside one another. */
export interface ImageFormat {
  /** [height, width] of an image. */
  readonly shape: readonly [height: number, width: number];
  /** 1 = grey, 3 = red, green, blue. */
  readonly channels: 1 | 3;
}
