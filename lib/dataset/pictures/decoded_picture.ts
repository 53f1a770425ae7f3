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

/** Most pixels of a picture, 8192 x 8192. */
const MAX_PIXELS = 1 << 26;
/** Decoded bytes up to which a picture may be packed as tightly as it likes, */
const UNSUSPECTED_BYTES = 1 << 26;
/** and how many times its file's size it may take beyond. Photographs take 5 to 30 times theirs. */
const MAX_GROWTH = 200;

/**
 * Checks the size that a header tells, before memory is set aside for it.
 *
 * @param bytesPerPixel of the decoded picture
 * @param fileBytes of the file
 * @throws {UnreadablePicture} it has no pixels, or too many, or many out of almost nothing
 */
export function checkPictureSize(
  height: number,
  width: number,
  bytesPerPixel: number,
  fileBytes: number,
): void {
  const size = `${height}x${width} pixels`;
  // a TIFF may say anything, fractions too
  const isSize = (length: number) => Number.isInteger(length) && length > 0;
  if (!(isSize(height) && isSize(width))) {
    throw new UnreadablePicture(`has no pixels, ${height}x${width}`);
  }
  if (height * width > MAX_PIXELS) {
    throw new UnreadablePicture(`${size}, more than the ${MAX_PIXELS} (8192x8192) that are read`);
  }
  checkGrowth(height * width * bytesPerPixel, fileBytes, size);
}

/**
 * Checks how much becomes of little: what a bomb does, and a picture does not.
 *
 * @throws {UnreadablePicture} it is large, and much larger than it was
 */
export function checkGrowth(bytes: number, packedBytes: number, what: string): void {
  if (bytes <= UNSUSPECTED_BYTES || bytes <= MAX_GROWTH * packedBytes) return;
  throw new UnreadablePicture(`${what} out of ${packedBytes} bytes, which no picture needs`);
}
