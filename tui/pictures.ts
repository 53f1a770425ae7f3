import { classPictures } from "../lib/analysis/class_pictures.ts";
import { overlay, type Rgb, TEN_COLORS } from "../lib/analysis/overlay.ts";
import { reconstruct } from "../lib/analysis/reconstruction.ts";
import type { Picture } from "../lib/render/pictures/picture.ts";
import type { OpenModel } from "./open_model.ts";

/** A picture of a model: what it is called in files, a key that tells it from all others, and how it is made. */
export interface NamedPicture {
  readonly name: string;
  readonly key: string;
  readonly isSigned?: boolean;
  make(): Picture;
  /** Which part each pixel belongs to, for pictures that only colours tell apart. */
  parts?(): { readonly parts: ArrayLike<number> };
}

/** A component, from 0 to its largest value. */
export function componentPicture(model: OpenModel, component: number): NamedPicture {
  return {
    name: `component-${component + 1}`,
    key: `${model.id}/component/${component}`,
    make: () => {
      const values = componentPixels(model, component);
      return scaled(model, values, largest(values));
    },
  };
}

function componentPixels(model: OpenModel, component: number): Float32Array {
  const values = new Float32Array(pixels(model));
  for (let j = 0; j < values.length; j++) values[j] = model.components.get(component, j);
  return values;
}

/** An image of the data, as it is. */
export function originalPicture(model: OpenModel, index: number): NamedPicture {
  return {
    name: `sample-${index}`,
    key: `${model.id}/original/${index}`,
    make: () => scaled(model, originalPixels(model, index), 255),
  };
}

/** An image as the model reconstructs it. */
export function reconstructedPicture(model: OpenModel, index: number): NamedPicture {
  return {
    name: `sample-${index}-reconstruction`,
    key: `${model.id}/reconstructed/${index}`,
    make: () => scaled(model, reconstruct(model.features!, model.components, index), 255),
  };
}

/** Original minus reconstruction: + where the model leaves something out, - where it adds something. */
export function differencePicture(model: OpenModel, index: number): NamedPicture {
  return {
    name: `sample-${index}-difference`,
    key: `${model.id}/difference/${index}`,
    isSigned: true,
    make: () => {
      const original = originalPixels(model, index);
      const reconstructed = reconstruct(model.features!, model.components, index);
      const values = reconstructed.map((value, j) => (original[j]! - value) / 255 / 2 + 0.5);
      return scaled(model, values, 1);
    },
  };
}

/** The mean, median, minimum or maximum of some components, pixel by pixel, from 0 to its largest value. */
export function classPicture(
  model: OpenModel,
  name: string,
  indices: readonly number[],
  statistic: "mean" | "median" | "minimum" | "maximum",
): NamedPicture {
  return {
    name: `digit-${name}-${statistic}`,
    key: `${model.id}/class/${statistic}/${indices.join(",")}`,
    make: () => {
      const pictures = classPictures(model.components, indices);
      return scaled(model, pictures[statistic], largest(pictures[statistic]));
    },
  };
}

/** Components painted over one another in ten colours. */
export function overlayPicture(
  model: OpenModel,
  name: string,
  indices: readonly number[],
  background: Rgb,
): NamedPicture {
  const [height, width] = model.shape;
  return {
    name: `digit-${name}-overlay`,
    key: `${model.id}/overlay/${indices.join(",")}/${background.join(",")}`,
    make: () => ({ width, height, rgb: overlay(model.components, indices, background).rgb }),
    parts: () => ({ parts: overlayParts(model, indices) }),
  };
}

/** Less of a part than this is as good as none. */
const LEAST_VISIBLE = 0.15;

/** The part that is seen most in each pixel of an overlay, counted from 1. */
function overlayParts(model: OpenModel, indices: readonly number[]): Uint8Array {
  const rows = indices.map((component) => componentPixels(model, component));
  const most = rows.map(largest);
  return Uint8Array.from({ length: pixels(model) }, (_, j) => {
    let seen = 1, best = 0, visible = LEAST_VISIBLE;
    for (let i = indices.length - 1; i >= 0; i--) {
      const opacity = most[i]! > 0 ? rows[i]![j]! / most[i]! : 0;
      if (opacity * seen > visible) [best, visible] = [i + 1, opacity * seen];
      seen *= 1 - opacity;
    }
    return best;
  });
}

/** A strip from 0 to 1, to read colours by. */
export function scalePicture(columns: number): NamedPicture {
  return {
    name: "scale",
    key: `scale/${columns}`,
    make: () => ({
      width: columns,
      height: 2,
      values: Float64Array.from({ length: columns * 2 }, (_, i) => (i % columns) / (columns - 1)),
    }),
  };
}

function scaled(
  { shape: [height, width] }: OpenModel,
  values: ArrayLike<number>,
  max: number,
): Picture {
  const parts = new Float32Array(values.length);
  if (max > 0) { for (let j = 0; j < parts.length; j++) parts[j] = values[j]! / max; }
  return { width, height, values: parts };
}

function originalPixels(model: OpenModel, index: number): Float32Array {
  const values = new Float32Array(pixels(model));
  for (let j = 0; j < values.length; j++) values[j] = model.images!.get(index, j);
  return values;
}

function pixels({ shape: [height, width] }: OpenModel): number {
  return height * width;
}

/** The largest value, 0 where there is none above it. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most;
}

/** A component of a fit that is under way. */
export function formingPicture(
  { data, pass }: { readonly data: Float32Array; readonly pass: number },
  [height, width]: readonly [number, number],
  component: number,
): NamedPicture {
  const p = height * width;
  return {
    name: `component-${component + 1}-pass-${pass}`,
    key: `forming/${serialOf(data)}/${component}`,
    make: () => {
      const values = data.subarray(component * p, (component + 1) * p);
      const max = largest(values);
      return { width, height, values: max > 0 ? values.map((value) => value / max) : values };
    },
  };
}

/** A number for each snapshot. */
function serialOf(data: Float32Array): number {
  let serial = serials.get(data);
  if (serial === undefined) serials.set(data, serial = ++lastSerial);
  return serial;
}
const serials = new WeakMap<Float32Array, number>();
let lastSerial = 0;

/** The colour of a part in a legend, drawn as the picture is, so that both look the same. */
export function swatchPicture(part: number): NamedPicture {
  const color = TEN_COLORS[(part - 1) % TEN_COLORS.length]!;
  return {
    name: `part-${part}`,
    key: `swatch/${part}`,
    make: () => ({ width: 2, height: 2, rgb: [...color, ...color, ...color, ...color] }),
    parts: () => ({ parts: [part, part, part, part] }),
  };
}
