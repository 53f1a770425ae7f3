import type { NdArray } from "ndarray";
import type { Picture } from "../render/pictures/picture.ts";

/** A picture of values from zero to their largest, as the notebook's plots scale them. */
export function scaledPicture(
  values: ArrayLike<number>,
  [height, width]: readonly [height: number, width: number],
): Picture {
  let largest = 0;
  for (let j = 0; j < values.length; j++) largest = Math.max(largest, values[j]!);
  return {
    width,
    height,
    values: Float32Array.from(values, (value) => largest > 0 ? value / largest : 0),
  };
}

/** A picture of pixels 0..255, so that an image and its reconstruction are seen on the same scale. */
export function pixelPicture(
  pixels: ArrayLike<number>,
  [height, width]: readonly [height: number, width: number],
): Picture {
  return { width, height, values: Float32Array.from(pixels, (pixel) => pixel / 255) };
}

/** A picture of differences of pixels, -255..255, for a diverging map: 0.5 is no difference. */
export function differencePicture(
  minuend: ArrayLike<number>,
  subtrahend: ArrayLike<number>,
  [height, width]: readonly [height: number, width: number],
): Picture {
  const values = Float32Array.from(
    minuend,
    (value, j) => 0.5 + (value - subtrahend[j]!) / 510,
  );
  return { width, height, values };
}

/** One row of a matrix, as numbers in a row. */
export function rowOf(
  matrix: NdArray<Float32Array> | NdArray<Uint8Array | Float32Array>,
  index: number,
): Float32Array {
  return Float32Array.from({ length: matrix.shape[1]! }, (_, j) => matrix.get(index, j));
}
