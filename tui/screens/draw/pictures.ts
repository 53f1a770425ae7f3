import { weightsOf } from "../../../lib/analysis/weights_of.ts";
import { imageExhibit } from "../../../lib/sections/exhibits.ts";
import type { ImageFacts } from "../../../lib/sections/image_facts.ts";
import type { ModelFacts } from "../../../lib/sections/model_facts.ts";
import { rowOf } from "../../../lib/sections/pictures.ts";
import { modelFacts } from "../../model_facts.ts";
import type { OpenModel } from "../../open_model.ts";
import { type ImagePictures, picturesOf } from "../../pictures.ts";
import type { NamedPicture } from "../../named_picture.ts";
import type { DrawState } from "./state.ts";

/** What was drawn, under a model: its weights and pictures. */
export interface Drawing {
  /** (k,) */
  readonly weights: Float32Array;
  /** What was drawn, its reconstruction, their difference. */
  readonly pictures: ImagePictures;
}

/**
 * Factorizes what was drawn.
 *
 * @param pixels (p,) 0..255
 * @returns null until the model has been read
 */
export function drawingOf(model: OpenModel, pixels: Uint8Array): Drawing | null {
  const facts = modelFacts(model);
  if (!facts) return null;
  let known = drawings.get(pixels);
  if (known?.facts !== facts) {
    drawings.set(pixels, known = { facts, drawing: factorized(facts, model, pixels) });
  }
  return known.drawing;
}
const drawings = new WeakMap<Uint8Array, { facts: ModelFacts; drawing: Drawing }>();

function factorized(facts: ModelFacts, model: OpenModel, pixels: Uint8Array): Drawing {
  const original = Float32Array.from(pixels, (value) => value / 255 * facts.white);
  const weights = Float32Array.from(weightsOf(model.components, original));
  const image: ImageFacts = {
    index: 0,
    label: null,
    class: null,
    path: null,
    features: weights,
    original,
    reconstruction: reconstructionOf(model, weights),
    distance: null,
  };
  const key = `${model.id}/${serialOf(pixels)}`;
  return { weights, pictures: picturesOf(imageExhibit(facts, image), "drawing", key) };
}

function reconstructionOf({ components }: OpenModel, weights: Float32Array): Float32Array {
  const sum = new Float32Array(components.shape[1]!);
  weights.forEach((weight, t) => {
    if (weight === 0) return;
    rowOf(components, t).forEach((value, j) => sum[j]! += weight * value);
  });
  return sum;
}

/** The brush in the picture, so that one sees where one is. */
const BRUSH = [255, 150, 0] as const;

/** What was drawn, with the brush. */
export function canvasPicture(model: OpenModel, { pixels, x, y }: DrawState): NamedPicture {
  const [height, width] = model.shape;
  return {
    name: "canvas",
    key: `${model.id}/canvas/${pixels ? serialOf(pixels) : 0}/${x}/${y}`,
    make: () => {
      const rgb = new Uint8Array(width * height * 3);
      const values = 3 / model.channels;
      for (let i = 0; i < rgb.length; i++) rgb[i] = pixels?.[Math.floor(i / values)] ?? 0;
      rgb.set(BRUSH, (y * width + x) * 3);
      return { width, height, rgb };
    },
  };
}

/** A number for each state of the drawing. */
function serialOf(pixels: Uint8Array): number {
  let serial = serials.get(pixels);
  if (serial === undefined) serials.set(pixels, serial = ++lastSerial);
  return serial;
}
const serials = new WeakMap<Uint8Array, number>();
let lastSerial = 0;
