import { type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";
import { fitToSize, type Resize } from "./fit_to_size.ts";

/** What pictures are to become. */
export interface PictureOptions {
  /** 1 = grey by luminance, 3 = red, green, blue. */
  readonly channels: 1 | 3;
  /** Red, green and blue of what lies behind transparent pixels and beside a picture that is fitted in: 0..255. */
  readonly background: readonly [red: number, green: number, blue: number];
  /** [height, width] to bring pictures to, or null: as they are. */
  readonly size: readonly [height: number, width: number] | null;
  /** How the shape of a picture and that of `size` are brought together. */
  readonly resize: Resize;
  /** The largest value that is let through: 255, or Infinity where pixels are brought to a range afterwards. */
  readonly maximum: number;
}

/** A picture's pixels as they are factorized. */
export interface WantedPixels {
  /** Pixels from top to bottom. */
  readonly height: number;
  /** Pixels from left to right. */
  readonly width: number;
  /** (height, width, channels) row-major, 0..255: bytes where all are whole numbers, else floats. */
  readonly pixels: Uint8Array | Float32Array;
  /** Whether red, green and blue differ anywhere in the file. */
  readonly hasColor: boolean;
}

/**
 * Pixels of 0 to 255, without alpha, in the channels and the size that are wanted.
 *
 * @throws {UnreadablePicture} where a pixel (of floats) is no number of 0 to 255
 */
export function wantedPixels(picture: DecodedPicture, options: PictureOptions): WantedPixels {
  const { channels, background, size, resize } = options;
  const flat = flatten(picture, options);
  if (size === null || (size[0] === picture.height && size[1] === picture.width)) {
    return { ...flat, height: picture.height, width: picture.width };
  }
  const image = { pixels: flat.pixels, height: picture.height, width: picture.width, channels };
  const fill = channels === 3 ? background : [luminance(...background)];
  return {
    pixels: fitToSize(image, size, resize, fill, options.maximum),
    height: size[0],
    width: size[1],
    hasColor: flat.hasColor,
  };
}

/** ITU-R 601-2 luma of bytes, rounded as Pillow's `convert("L")` does. */
function luminance(red: number, green: number, blue: number): number {
  return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) / 65536 | 0;
}

/** The same of values with fractions. */
function fineLuminance(red: number, green: number, blue: number): number {
  return (red * 19595 + green * 38470 + blue * 7471) / 65536;
}

/** Without alpha, and in one or three channels. */
function flatten(
  { height, width, channels: from, values, white }: DecodedPicture,
  { channels: to, background, maximum }: PictureOptions,
): { pixels: Uint8Array | Float32Array; hasColor: boolean } {
  const count = height * width;
  if (values.length < count * from) throw new UnreadablePicture("is cut short");
  if (from === 1 && to === 1 && white === 255 && values instanceof Uint8Array) {
    return { pixels: values, hasColor: false };
  }
  const hasAlpha = from === 2 || from === 4;
  const isColor = from >= 3;
  const isFloats = values instanceof Float32Array || values instanceof Float64Array;
  // Of 8 bits and fewer each value is a byte; 16 bits keep what they have beyond.
  const isFine = white > 255 || isFloats;
  const pixels = isFine ? new Float32Array(count * to) : new Uint8Array(count * to);
  const scaled = (value: number) => isFine ? value * 255 / white : Math.round(value * 255 / white);
  const level = isFloats || white === 255 ? (value: number) => value : scaled;
  const luma = isFine ? fineLuminance : luminance;
  const backgroundLuma = luma(...background);
  let hasColor = false;
  for (let pixel = 0, at = 0; pixel < count; pixel++, at += from) {
    let red = level(values[at]!);
    let green = isColor ? level(values[at + 1]!) : red;
    let blue = isColor ? level(values[at + 2]!) : red;
    if (hasAlpha) {
      const alpha = values[at + from - 1]! / white;
      const isGreyOnGrey = !isColor && to === 1;
      red = over(red, isGreyOnGrey ? backgroundLuma : background[0], alpha, isFine);
      green = over(green, isGreyOnGrey ? backgroundLuma : background[1], alpha, isFine);
      blue = over(blue, isGreyOnGrey ? backgroundLuma : background[2], alpha, isFine);
    }
    hasColor ||= red !== green || green !== blue;
    if (to === 1) {
      pixels[pixel] = red === green && green === blue ? red : luma(red, green, blue);
    } else {
      pixels[3 * pixel] = red;
      pixels[3 * pixel + 1] = green;
      pixels[3 * pixel + 2] = blue;
    }
  }
  if (isFine) checkRange(pixels, width * to, maximum);
  return {
    pixels: isFine && pixels.every(Number.isInteger) ? Uint8Array.from(pixels) : pixels,
    hasColor,
  };
}

/** A value in front of another; `alpha` of 0..1. */
function over(value: number, behind: number, alpha: number, isFine: boolean): number {
  const mixed = value * alpha + behind * (1 - alpha);
  return isFine ? mixed : Math.round(mixed);
}

function checkRange(
  pixels: Float32Array | Uint8Array,
  rowLength: number,
  maximum: number,
): void {
  const wrong = pixels.findIndex((value) => !(value >= 0 && value <= maximum));
  if (wrong < 0) return;
  const row = Math.floor(wrong / rowLength);
  throw new UnreadablePicture(
    `has a pixel of ${pixels[wrong]} in row ${row + 1}; pixels are 0 to 255`,
  );
}
