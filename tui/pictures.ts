import { classPictures } from "../lib/analysis/class_pictures.ts";
import { type Rgb, TEN_COLORS } from "../lib/sections/overlay_painting.ts";
import { imageExhibit } from "../lib/sections/exhibits.ts";
import { imageFacts } from "../lib/sections/image_facts.ts";
import type { ImageFormat } from "../lib/sections/picture.ts";
import {
  overlayPicture as paintedPicture,
  paintOverlay,
  pixelPicture,
  rowOf,
  scaledPicture,
  scaleStrip,
} from "../lib/sections/pictures.ts";
import type { Exhibit } from "../lib/sections/section.ts";
import { modelFacts } from "./model_facts.ts";
import type { NamedPicture } from "./named_picture.ts";
import type { OpenModel } from "./open_model.ts";

/** An image with its reconstruction and the difference, as sections show them; null while they are not known. */
export interface ImagePictures {
  /** The image. */
  readonly original: NamedPicture | null;
  /** What the model makes of it. */
  readonly reconstruction: NamedPicture | null;
  /** Original - reconstruction. */
  readonly difference: NamedPicture | null;
}

/** Where nothing is known yet. */
export const NO_PICTURES: ImagePictures = {
  original: null,
  reconstruction: null,
  difference: null,
};

/** The pictures of an image. */
export function imagePictures(model: OpenModel, index: number): ImagePictures {
  const facts = modelFacts(model);
  if (!facts || index >= model.nSamples) return NO_PICTURES;
  let ofModel = known.get(facts);
  if (!ofModel) known.set(facts, ofModel = new Map());
  let pictures = ofModel.get(index);
  if (!pictures) {
    // Those of a screen or two: more would be kept for nothing.
    if (ofModel.size >= MOST_KEPT) ofModel.clear();
    const exhibit = imageExhibit(facts, imageFacts(facts, index));
    ofModel.set(
      index,
      pictures = picturesOf(exhibit, `sample-${index}`, `${model.id}/${facts.white}`),
    );
  }
  return pictures;
}
const known = new WeakMap<object, Map<number, ImagePictures>>();
const MOST_KEPT = 128;

/** An image of the data alone: without its reconstruction, which takes longer. */
export function originalPicture(model: OpenModel, index: number): NamedPicture | null {
  const { images } = model;
  const facts = modelFacts(model);
  if (!images || !facts) return null;
  const { white } = facts;
  const name = `sample-${index}`;
  return {
    name,
    key: `${model.id}/${white}/${name}/Original`,
    make: () => pixelPicture(rowOf(images, index), model, white),
  };
}

/** The pictures of an exhibit by what they are. */
export function picturesOf({ pictures }: Exhibit, name: string, key: string): ImagePictures {
  const named = (label: string, suffix: string): NamedPicture | null => {
    const shown = pictures.find((picture) => picture.label === label);
    if (!shown) return null;
    const { isSigned, hint, make } = shown;
    return {
      name: name + suffix,
      key: `${key}/${name}/${label}`,
      isSigned,
      ...(hint !== undefined && { hint }),
      make,
    };
  };
  return {
    original: named("Original", ""),
    reconstruction: named("Reconstruction", "-reconstruction"),
    difference: named("Difference", "-difference"),
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
    make: () => scaledPicture(classPictures(model.components, indices)[statistic], model),
  };
}

/** Components painted over one another in ten colours. */
export function overlayPicture(
  model: OpenModel,
  name: string,
  indices: readonly number[],
  background: Rgb,
): NamedPicture {
  const { components } = model;
  return {
    name: `digit-${name}-overlay`,
    key: `${model.id}/overlay/${indices.join(",")}/${background.join(",")}`,
    make: () =>
      paintedPicture(paintOverlay(components, indices, model, background), components, model),
  };
}

/** A strip from 0 to 1, to read colours by. */
export function scalePicture(columns: number): NamedPicture {
  return { name: "scale", key: `scale/${columns}`, make: () => scaleStrip(columns) };
}

/** A component of a fit that is under way. */
export function formingPicture(
  { data, pass }: { readonly data: Float32Array; readonly pass: number },
  format: ImageFormat,
  component: number,
): NamedPicture {
  const p = format.shape[0] * format.shape[1] * format.channels;
  return {
    name: `component-${component + 1}-pass-${pass}`,
    key: `forming/${serialOf(data)}/${component}`,
    make: () => scaledPicture(data.subarray(component * p, (component + 1) * p), format),
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
    make: () => ({
      width: 2,
      height: 2,
      rgb: [...color, ...color, ...color, ...color],
      parts: [part, part, part, part],
    }),
  };
}
