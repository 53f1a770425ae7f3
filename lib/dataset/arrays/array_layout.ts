import { Failure } from "../../failure.ts";

/** How an array holds images. */
export interface ArrayLayout {
  /** Images. */
  readonly count: number;
  /** Values of an image in the array. */
  readonly valuesEach: number;
  /** [height, width] of an image, or null where the array is flat. */
  readonly shape: readonly [height: number, width: number] | null;
  /** Values of a pixel. */
  readonly channels: 1 | 2 | 3 | 4;
  /** Whether an image is (channels, height, width), as PyTorch has it, instead of (height, width, channels). */
  readonly areChannelsFirst: boolean;
}

const isChannels = (length: number | undefined): length is 1 | 3 | 4 =>
  length === 1 || length === 3 || length === 4;

/**
 * How an array of this shape holds images: (n, h, w), (n, p), (n, h, w, c) or (n, c, h, w).
 *
 * @param flatChannels values of a pixel where rows are flat
 * @throws {Failure} it holds none
 */
export function arrayLayout(
  name: string,
  shape: readonly number[],
  flatChannels: 1 | 3,
): ArrayLayout {
  const [count = 0, ...rest] = shape;
  const valuesEach = rest.reduce((product, length) => product * length, 1);
  const common = { count, valuesEach, areChannelsFirst: false };
  if (rest.length > 0 && rest.length <= 3 && count * valuesEach === 0) {
    throw new Failure(`${name}: an array of shape (${shape.join(", ")}) has no images`);
  }
  const [a = 0, b = 0, c] = rest;
  if (rest.length === 1) return { ...common, shape: null, channels: flatChannels };
  if (rest.length === 2) return { ...common, shape: [a, b], channels: 1 };
  if (rest.length === 3 && isChannels(c)) return { ...common, shape: [a, b], channels: c };
  if (rest.length === 3 && isChannels(a)) {
    return { ...common, shape: [b, c!], channels: a, areChannelsFirst: true };
  }
  if (rest.length === 3 && c === 2) return { ...common, shape: [a, b], channels: 2 };
  throw new Failure(
    `${name}: an array of shape (${shape.join(", ")}); images are (n, height, width), ` +
      `(n, pixels) or (n, height, width, channels)`,
  );
}
