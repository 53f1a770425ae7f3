/** A picture file's pixels as its decoder gives them. */
export interface DecodedPicture {
  /** Pixels from top to bottom. */
  readonly height: number;
  /** Pixels from left to right. */
  readonly width: number;
  /** 1 = grey, 2 = grey and alpha, 3 = red, green, blue, 4 = these and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** (height, width, channels) row-major. */
  readonly values: Uint8Array | Uint8ClampedArray | Uint16Array | Float32Array | Float64Array;
  /** The value of white, and of opaque. */
  readonly white: number;
}

/** What is wrong with a picture, as the end of a line that begins with its name. */
export class UnreadablePicture extends Error {
  /** How the error calls itself. */
  override name = "UnreadablePicture";
}

/** Most pixels of a picture, 8192 x 8192: decoded they take 256 MB. */
const MAX_PIXELS = 1 << 26;

/**
 * Checks the size that a header tells, before memory is set aside for it.
 *
 * @throws {UnreadablePicture} it has no pixels, or too many
 */
export function checkPictureSize(height: number, width: number): void {
  if (!(height > 0 && width > 0)) throw new UnreadablePicture(`has no pixels, ${height}x${width}`);
  if (height * width > MAX_PIXELS) {
    throw new UnreadablePicture(
      `${height}x${width} pixels, more than the ${MAX_PIXELS} (8192x8192) that are read`,
    );
  }
}
