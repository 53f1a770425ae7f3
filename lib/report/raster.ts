import { encode } from "fast-png";
import { colorOf } from "../render/pictures/color_map.ts";

/** A picture as bytes, row by row from the upper left. */
export interface Raster {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** 1 = grey, 3 = red, green, blue. */
  readonly channels: 1 | 3;
  /** height * width * channels, 0..255. */
  readonly data: Uint8Array;
}

/** [height, width], as in a model. */
export type Shape = readonly [height: number, width: number];

/**
 * The scale rule of components: each value divided by the component's largest, times 255, rounded; so the largest is
 * 255 and 0 stays 0. Values are never negative. All zeros stay zeros.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { scaledRaster } from "./raster.ts";
 * assert.deepEqual([...scaledRaster([0, 1, 4, 2], [2, 2]).data], [0, 64, 255, 128]);
 * ```
 */
export function scaledRaster(values: ArrayLike<number>, shape: Shape): Raster {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  return grey(values, shape, largest > 0 ? 255 / largest : 0);
}

/** The scale rule of images and reconstructions: as they are, rounded, clipped to 0..255; so both can be compared. */
export function pixelRaster(values: ArrayLike<number>, shape: Shape): Raster {
  return grey(values, shape, 1);
}

/** A signed picture: black is 0, blue down to -255, orange up to 255. */
export function signedRaster(values: ArrayLike<number>, [height, width]: Shape): Raster {
  const data = new Uint8Array(values.length * 3);
  for (let i = 0; i < values.length; i++) {
    data.set(colorOf("diverging", values[i]! / 510 + 0.5), i * 3);
  }
  return { width, height, channels: 3, data };
}

/** A picture that has its colours already: red, green, blue of each pixel. */
export function colorRaster(rgb: Uint8Array, [height, width]: Shape): Raster {
  return { width, height, channels: 3, data: rgb };
}

/** The picture as a PNG file; the same picture gives the same bytes. */
export function encodePng({ width, height, channels, data }: Raster): Uint8Array {
  return encode({ width, height, channels, data, depth: 8 });
}

/** The picture as an address that a page can hold in itself. */
export function pngDataUri(raster: Raster): string {
  return `data:image/png;base64,${encodePng(raster).toBase64()}`;
}

function grey(values: ArrayLike<number>, [height, width]: Shape, factor: number): Raster {
  const data = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    data[i] = Math.min(255, Math.max(0, Math.round(values[i]! * factor)));
  }
  return { width, height, channels: 1, data };
}
