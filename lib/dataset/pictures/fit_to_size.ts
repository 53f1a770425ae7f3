import { resample, type SampledImage } from "./resample.ts";

/**
 * How a picture is brought to a size of another shape: `contain` fits it in, with background beside it; `cover` fills
 * the size and cuts off what is beyond; `stretch` changes its proportions.
 */
export type Resize = "contain" | "cover" | "stretch";

/** All of {@linkcode Resize}, the default first. */
export const RESIZES = ["contain", "cover", "stretch"] as const satisfies readonly Resize[];

/**
 * A picture in another size: averaged over areas where it shrinks, by Lanczos where it grows.
 *
 * @param size [height, width]
 * @param fill a value for each channel, where nothing of the picture is
 * @param maximum what no pixel exceeds
 * @returns (height, width, channels) row-major; bytes stay bytes
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitToSize } from "./fit_to_size.ts";
 * const image = { pixels: Uint8Array.of(0, 100, 200, 100), height: 1, width: 4, channels: 1 } as const;
 * assert.deepEqual([...fitToSize(image, [1, 2], "stretch", [0])], [50, 150]);
 * assert.deepEqual([...fitToSize(image, [2, 4], "contain", [7])], [0, 100, 200, 100, 7, 7, 7, 7]);
 * ```
 */
export function fitToSize(
  image: SampledImage,
  [height, width]: readonly [height: number, width: number],
  resize: Resize,
  fill: readonly number[],
  maximum: number = 255,
): Uint8Array | Float32Array {
  if (resize === "stretch") return resample(image, height, width, maximum);
  if (resize === "cover") {
    return resample(croppedTo(image, height / width), height, width, maximum);
  }
  const scale = Math.min(height / image.height, width / image.width);
  const inner = {
    height: Math.max(1, Math.min(height, Math.round(image.height * scale))),
    width: Math.max(1, Math.min(width, Math.round(image.width * scale))),
  };
  const { channels } = image;
  const fitted = resample(image, inner.height, inner.width, maximum);
  const whole = new (fitted instanceof Uint8Array ? Uint8Array : Float32Array)(
    height * width * channels,
  );
  whole.forEach((_, index) => whole[index] = fill[index % channels]!);
  const top = Math.floor((height - inner.height) / 2);
  const left = Math.floor((width - inner.width) / 2);
  for (let row = 0; row < inner.height; row++) {
    const length = inner.width * channels;
    whole.set(
      fitted.subarray(row * length, (row + 1) * length),
      ((top + row) * width + left) * channels,
    );
  }
  return whole;
}

/** The middle of a picture, of the proportions height / width. */
function croppedTo(image: SampledImage, proportions: number): SampledImage {
  const { pixels, channels } = image;
  const height = Math.max(1, Math.min(image.height, Math.round(image.width * proportions)));
  const width = Math.max(1, Math.min(image.width, Math.round(image.height / proportions)));
  const top = Math.floor((image.height - height) / 2);
  const left = Math.floor((image.width - width) / 2);
  const cropped = new (pixels instanceof Uint8Array ? Uint8Array : Float32Array)(
    height * width * channels,
  );
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * image.width + left) * channels;
    cropped.set(pixels.subarray(from, from + width * channels), row * width * channels);
  }
  return { pixels: cropped, height, width, channels };
}
