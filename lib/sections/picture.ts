/** A small image: one value or one colour a pixel, row by row from the upper left. */
export type Picture =
  & {
    /** In pixels. */
    readonly width: number;
    /** In pixels. */
    readonly height: number;
    /**
     * The part that each pixel belongs to, counted from 1, 0 is none: of pictures whose parts only colours tell apart.
     * Where there are none, marks of the parts are drawn.
     */
    readonly parts?: ArrayLike<number>;
  }
  & (
    | { /** 0..1 each; of a signed picture 0.5 is zero */ readonly values: ArrayLike<number> }
    | { /** red, green, blue of each pixel, 0..255 */ readonly rgb: ArrayLike<number> }
  );

/** How the values of an image lie: p = height * width * channels, the channels of a pixel beside one another. */
export interface ImageFormat {
  /** [height, width] of an image. */
  readonly shape: readonly [height: number, width: number];
  /** 1 = grey, 3 = red, green, blue. */
  readonly channels: 1 | 3;
}
