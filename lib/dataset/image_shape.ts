import { Failure } from "../failure.ts";

/**
 * [height, width] of images of `pixels` pixels: what the user asked for, else what the file says, else the square.
 *
 * @param name the file, for the message
 * @throws {Failure} the user's shape does not fit, or nothing is known and it is no square
 */
export function imageShape(
  name: string,
  pixels: number,
  wanted: readonly [number, number] | null,
  told: readonly [number, number] | null,
): readonly [height: number, width: number] {
  if (wanted) {
    const [height, width] = wanted;
    if (height * width === pixels) return wanted;
    throw new Failure(
      `${name}: an image has ${pixels} pixels, which is not ${height}x${width}; correct --shape`,
    );
  }
  if (told) return told;
  const side = Math.sqrt(pixels);
  if (Number.isInteger(side)) return [side, side];
  throw new Failure(
    `${name}: an image has ${pixels} pixels, which is no square; add --shape HEIGHTxWIDTH`,
  );
}
