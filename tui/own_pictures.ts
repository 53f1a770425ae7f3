import { weightsOf } from "../lib/analysis/weights_of.ts";
import type { Picture } from "../lib/render/pictures/picture.ts";
import type { Loaded, Model } from "./model.ts";
import type { NamedPicture } from "./pictures.ts";

/** What was drawn, what the components make of it, and the difference. */
export function ownPictures(loaded: Loaded, pixels: Uint8Array): NamedPicture[] {
  const key = `${loaded.id}/own/${serialOf(pixels)}`;
  const rebuilt = () => rebuiltFrom(loaded, ownWeights(loaded, pixels));
  const picture = (
    values: ArrayLike<number>,
    scale: (value: number, at: number) => number,
  ): Picture => {
    const [height, width] = loaded.shape;
    return { width, height, values: Float32Array.from(values, scale) };
  };
  return [
    { name: "own", key: `${key}/drawn`, make: () => picture(pixels, (value) => value / 255) },
    {
      name: "own-reconstruction",
      key: `${key}/rebuilt`,
      make: () => picture(rebuilt(), (value) => value / 255),
    },
    {
      name: "own-difference",
      key: `${key}/difference`,
      isSigned: true,
      make: () => picture(rebuilt(), (value, at) => (pixels[at]! - value) / 510 + 0.5),
    },
  ];
}

/** The pen in the picture, so that one sees where one is. */
const PEN = [255, 150, 0] as const;

/** What was drawn, with the pen. */
export function canvasPicture(loaded: Loaded, { pixels, x, y }: Model["own"]): NamedPicture {
  const [height, width] = loaded.shape;
  return {
    name: "canvas",
    key: `${loaded.id}/canvas/${pixels ? serialOf(pixels) : 0}/${x}/${y}`,
    make: () => {
      const rgb = new Uint8Array(width * height * 3);
      for (let i = 0; i < rgb.length; i++) rgb[i] = pixels?.[Math.floor(i / 3)] ?? 0;
      rgb.set(PEN, (y * width + x) * 3);
      return { width, height, rgb };
    },
  };
}

/** The weights of what was drawn. */
export function ownWeights(loaded: Loaded, pixels: Uint8Array): Float64Array {
  let known = weights.get(pixels);
  if (known?.components !== loaded.components) {
    known = { components: loaded.components, weights: weightsOf(loaded.components, pixels) };
    weights.set(pixels, known);
  }
  return known.weights;
}
const weights = new WeakMap<
  Uint8Array,
  { components: Loaded["components"]; weights: Float64Array }
>();

/** The digit whose mean weights point most nearly in the same direction, and the cosine of the angle. */
export function mostLike(
  loaded: Loaded,
  own: Float64Array,
): { digit: string; cosine: number } | undefined {
  const length = (vector: ArrayLike<number>) => Math.sqrt(dot(vector, vector));
  let best: { digit: string; cosine: number } | undefined;
  for (const { digit, mean } of loaded.digits ?? []) {
    const cosine = dot(mean, own) / (length(mean) * length(own));
    if (cosine > (best?.cosine ?? 0)) best = { digit, cosine };
  }
  return best;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function rebuiltFrom(loaded: Loaded, weights: Float64Array): Float64Array {
  const p = loaded.components.shape[1]!;
  const pixels = new Float64Array(p);
  weights.forEach((weight, t) => {
    if (weight === 0) return;
    for (let j = 0; j < p; j++) pixels[j]! += weight * loaded.components.get(t, j);
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
