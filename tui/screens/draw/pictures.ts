import { weightsOf } from "../../../lib/analysis/weights_of.ts";
import type { Picture } from "../../../lib/render/pictures/picture.ts";
import type { OpenModel } from "../../open_model.ts";
import type { NamedPicture } from "../../pictures.ts";
import type { DrawState } from "./state.ts";

/** What was drawn, what the components make of it, and the difference. */
export function drawnPictures(model: OpenModel, pixels: Uint8Array): NamedPicture[] {
  const key = `${model.id}/drawing/${serialOf(pixels)}`;
  const reconstruction = () => reconstructionOf(model, drawnWeights(model, pixels));
  const picture = (
    values: ArrayLike<number>,
    scale: (value: number, at: number) => number,
  ): Picture => {
    const [height, width] = model.shape;
    return { width, height, values: Float32Array.from(values, scale) };
  };
  return [
    { name: "drawing", key: `${key}/drawn`, make: () => picture(pixels, (value) => value / 255) },
    {
      name: "drawing-reconstruction",
      key: `${key}/reconstruction`,
      make: () => picture(reconstruction(), (value) => value / 255),
    },
    {
      name: "drawing-difference",
      key: `${key}/difference`,
      isSigned: true,
      make: () => picture(reconstruction(), (value, at) => (pixels[at]! - value) / 510 + 0.5),
    },
  ];
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
      for (let i = 0; i < rgb.length; i++) rgb[i] = pixels?.[Math.floor(i / 3)] ?? 0;
      rgb.set(BRUSH, (y * width + x) * 3);
      return { width, height, rgb };
    },
  };
}

/** The weights of what was drawn. */
export function drawnWeights(model: OpenModel, pixels: Uint8Array): Float64Array {
  let known = weights.get(pixels);
  if (known?.components !== model.components) {
    known = { components: model.components, weights: weightsOf(model.components, pixels) };
    weights.set(pixels, known);
  }
  return known.weights;
}
const weights = new WeakMap<
  Uint8Array,
  { components: OpenModel["components"]; weights: Float64Array }
>();

function reconstructionOf(model: OpenModel, weights: Float64Array): Float64Array {
  const p = model.components.shape[1]!;
  const pixels = new Float64Array(p);
  weights.forEach((weight, t) => {
    if (weight === 0) return;
    for (let j = 0; j < p; j++) pixels[j]! += weight * model.components.get(t, j);
  });
  return pixels;
}

/** A number for each state of the drawing. */
function serialOf(pixels: Uint8Array): number {
  let serial = serials.get(pixels);
  if (serial === undefined) serials.set(pixels, serial = ++lastSerial);
  return serial;
}
const serials = new WeakMap<Uint8Array, number>();
let lastSerial = 0;
