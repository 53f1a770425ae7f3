import { encode } from "fast-png";
import type { Picture } from "../../sections/picture.ts";
import type { ShownPicture } from "../../sections/section.ts";
import { colorOf } from "../pictures/color_map.ts";

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

/**
 * A picture as bytes: a value 0..1 times 255, rounded and clipped; of signed pictures black is the middle, blue below and
 * orange above it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { rasterOf } from "./raster.ts";
 * const picture = { width: 2, height: 2, values: [0, 0.25, 1, 1.5] };
 * assert.deepEqual([...rasterOf(picture).data], [0, 64, 255, 255]);
 * ```
 */
export function rasterOf(picture: Picture, isSigned = false): Raster {
  const { width, height } = picture;
  if ("rgb" in picture) return { width, height, channels: 3, data: Uint8Array.from(picture.rgb) };
  const { values } = picture;
  if (isSigned) {
    const data = new Uint8Array(values.length * 3);
    for (let i = 0; i < values.length; i++) data.set(colorOf("diverging", values[i]!), i * 3);
    return { width, height, channels: 3, data };
  }
  const data = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    data[i] = Math.min(255, Math.max(0, Math.round(values[i]! * 255)));
  }
  return { width, height, channels: 1, data };
}

/** The raster of what a section shows. */
export function rasterOfShown(shown: ShownPicture): Raster {
  return rasterOf(shown.make(), shown.isSigned);
}

/** The picture as a PNG file; the same picture gives the same bytes. */
export function encodePng({ width, height, channels, data }: Raster): Uint8Array {
  return encode({ width, height, channels, data, depth: 8 });
}

/** The picture as an address that a page can hold in itself. */
export function pngDataUri(raster: Raster): string {
  return `data:image/png;base64,${encodePng(raster).toBase64()}`;
}
