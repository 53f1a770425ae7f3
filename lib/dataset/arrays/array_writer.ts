import type { Numbers } from "../../arrays/numbers.ts";
import { Failure } from "../../failure.ts";
import { appendImage, type ImageChunks } from "../image_chunks.ts";
import { UnreadablePicture } from "../pictures/decoded_picture.ts";
import { type PictureOptions, wantedPixels } from "../pictures/wanted_pixels.ts";
import type { ArrayLayout } from "./array_layout.ts";

/** Takes the values of an array in C order, in pieces of any length, and appends an image for each row. */
export interface ArrayWriter {
  /** Appends what these values complete. */
  write(values: Numbers): void;
  /** Whether colour was turned into grey. */
  readonly lostColor: boolean;
  /** Values of an image in the array. */
  readonly valuesEach: number;
}

/** What an {@linkcode ArrayWriter} needs to know. */
export interface ArrayTarget {
  /** What errors call the array. */
  readonly name: string;
  /** How it holds images. */
  readonly layout: ArrayLayout;
  /** The label of each image, or null. */
  readonly labelOf: ((row: number) => number) | null;
  /** What pixels become; a size is not their concern here. */
  readonly options: PictureOptions;
  /** Gets the images. */
  readonly images: ImageChunks;
}

/**
 * Writes images from an array.
 *
 * @throws {Failure} (on writing) a pixel is negative, not a number, or above what is allowed; the message says where
 */
export function createArrayWriter(target: ArrayTarget): ArrayWriter {
  const { layout, labelOf, images } = target;
  const { valuesEach } = layout;
  const isPlain = layout.channels === 1 || layout.shape === null;
  let row = 0;
  let filled = 0;
  let buffer: Numbers | null = null;
  let lostColor = false;
  const append = (values: Numbers) => {
    const label = labelOf?.(row) ?? 0;
    if (isPlain) {
      checkValues(target, row, values);
      appendImage(images, values, label);
    } else {
      const { pixels, hasColor } = flattened(target, row, values);
      lostColor ||= hasColor && target.options.channels === 1;
      appendImage(images, pixels, label);
    }
    row++;
  };
  return {
    valuesEach,
    get lostColor() {
      return lostColor;
    },
    write(values) {
      let at = 0;
      if (filled > 0) {
        at = Math.min(valuesEach - filled, values.length);
        buffer!.set(values.subarray(0, at), filled);
        filled += at;
        if (filled < valuesEach) return;
        append(buffer!);
        filled = 0;
      }
      for (; at + valuesEach <= values.length; at += valuesEach) {
        append(values.subarray(at, at + valuesEach));
      }
      filled = values.length - at;
      if (filled === 0) return;
      buffer ??= new (values.constructor as new (length: number) => Numbers)(valuesEach);
      buffer.set(values.subarray(at));
    },
  };
}

function checkValues({ name, layout, options }: ArrayTarget, row: number, values: Numbers): void {
  if (values instanceof Uint8Array) return;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value >= 0 && value <= options.maximum) continue;
    const width = layout.shape?.[1] ?? values.length;
    const place = layout.shape === null
      ? `pixel ${i}`
      : `row ${Math.floor(i / width)}, column ${i % width}`;
    throw new Failure(
      `${name}: image ${row}, ${place} is ${value}; pixels are 0 to 255` +
        (value > 255 ? ", or add --normalize 0-255" : ", none negative or missing"),
    );
  }
}

function flattened({ name, layout, options }: ArrayTarget, row: number, values: Numbers) {
  const [height, width] = layout.shape!;
  const { channels } = layout;
  const isBytes = values instanceof Uint8Array;
  if (!isBytes && (channels === 2 || channels === 4)) {
    throw new Failure(`${name}: transparency is read of bytes; convert the array to uint8`);
  }
  const inOrder = layout.areChannelsFirst ? channelsLast(values, channels) : values;
  const picture = {
    height,
    width,
    channels,
    values: inOrder instanceof Uint8Array ? inOrder : Float64Array.from(inOrder),
    white: 255,
  };
  try {
    return wantedPixels(picture, options);
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    throw new Failure(`${name}: image ${row} ${error.message}`);
  }
}

function channelsLast(values: Numbers, channels: number): Numbers {
  const turned = values.slice();
  const pixels = values.length / channels;
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < pixels; i++) turned[i * channels + channel] = values[channel * pixels + i]!;
  }
  return turned;
}
