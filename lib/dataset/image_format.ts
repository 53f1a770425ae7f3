import { Failure } from "../failure.ts";
import type { LabelNames } from "./source_labels.ts";

/** What the images of one or more sources are like. */
export interface ImageFormat {
  /** The source, for messages. */
  readonly name: string;
  /** Values of an image: height * width * channels. */
  readonly pixels: number;
  /** [height, width] of an image. */
  readonly shape: readonly [height: number, width: number];
  /** 1 of grey images, 3 of colour images. */
  readonly channels: 1 | 3;
  /** Whether each image has a label; null where only the end of the source tells. */
  readonly hasLabels: boolean | null;
}

/** What a source tells about its images: of their shape perhaps nothing. */
export type FoundFormat = Omit<ImageFormat, "shape"> & {
  /** [height, width] of an image, or null. */
  readonly shape: ImageFormat["shape"] | null;
  /** What white is, where the kind of source tells; absent where only the pixels do. */
  readonly white?: number;
  /** Names that labels are indices into; absent where labels are whole numbers themselves. */
  readonly labelNames?: LabelNames | undefined;
};

/**
 * The format of a source's images, once it is known to fit what came before.
 *
 * @param wanted [height, width] that the user asked for
 * @param before the format of the sources before, all alike
 * @param model whose shape `wanted` is; absent: the user's
 * @throws {Failure} it has no pixels, its pixels make no rectangle, or it differs from the sources before
 */
export function imageFormat(
  found: FoundFormat,
  wanted: ImageFormat["shape"] | null,
  before: ImageFormat | null,
  model?: string,
): ImageFormat {
  const { name, pixels, channels, hasLabels } = found;
  if (pixels === 0) throw new Failure(`${name}: labels but no pixels; give a file with images`);
  if (before && pixels !== before.pixels) {
    throw new Failure(
      `${name}: images of ${pixels} pixels, but ${before.pixels} in ${before.name}; give files of one kind`,
    );
  }
  if (before && channels !== before.channels) {
    const [colored, grey] = channels === 3 ? [name, before.name] : [before.name, name];
    throw new Failure(`${grey}: grey images, but in colour in ${colored}; give files of one kind`);
  }
  if (before) checkLabels({ name, hasLabels }, before);
  const told = found.shape ?? before?.shape ?? null;
  const shape = imageShape(name, pixels / channels, wanted, told, model);
  if (before && shape[0] !== before.shape[0]) {
    const [ours, theirs] = [shape.join("x"), before.shape.join("x")];
    throw new Failure(
      `${name}: images of ${ours}, but of ${theirs} in ${before.name}; give files of one kind`,
    );
  }
  return { name, pixels, shape, channels, hasLabels };
}

/**
 * Checks that two sources have labels, or that none has.
 *
 * @throws {Failure} one has
 */
export function checkLabels(
  { name, hasLabels }: Pick<ImageFormat, "name" | "hasLabels">,
  before: Pick<ImageFormat, "name" | "hasLabels">,
): void {
  if (hasLabels === null || before.hasLabels === null || hasLabels === before.hasLabels) return;
  const [having, lacking] = hasLabels ? [name, before.name] : [before.name, name];
  throw new Failure(`${lacking}: has no labels, but ${having} has; give files of one kind`);
}

/**
 * [height, width] of images: what the user asked for, else what the source tells, else the square.
 *
 * @param name the source, for messages
 * @param model whose shape `wanted` is; absent: the user's
 * @throws {Failure} the user's shape does not fit, or nothing is known and the pixels make no square
 */
export function imageShape(
  name: string,
  pixels: number,
  wanted: ImageFormat["shape"] | null,
  told: ImageFormat["shape"] | null,
  model?: string,
): ImageFormat["shape"] {
  if (wanted) {
    if (wanted[0] * wanted[1] === pixels) return wanted;
    const shape = wanted.join("x");
    throw new Failure(
      model === undefined
        ? `${name}: images of ${pixels} pixels are not ${shape}; correct --shape`
        : `${name}: images of ${pixels} pixels, but ${model} has components of ${shape}; give images of that size`,
    );
  }
  if (told) return told;
  const side = Math.sqrt(pixels);
  if (Number.isInteger(side)) return [side, side];
  throw new Failure(
    `${name}: images of ${pixels} pixels are not square; add --shape HEIGHTxWIDTH`,
  );
}
