import ndarray, { type NdArray } from "ndarray";
import { type Overlay, overlay, type Rgb } from "./overlay_painting.ts";
import type { ImageFormat, Picture } from "./picture.ts";

/**
 * How values become pictures. Everything that is drawn of a model is made here, for commands, reports and the terminal
 * UI alike. Values of colour images (h, w, 3) become colours, others shades from 0 to 1.
 */

/** A component, or what is made of some: from 0 to its largest value. */
export function scaledPicture(values: ArrayLike<number>, format: ImageFormat): Picture {
  return pixelPicture(values, format, largest(values));
}

/**
 * An image or a reconstruction on the scale of the data, so that both can be compared.
 *
 * @param white the value that is drawn white, as `whiteOf` gives it
 */
export function pixelPicture(
  values: ArrayLike<number>,
  { shape: [height, width], channels }: ImageFormat,
  white: number,
): Picture {
  const factor = white > 0 ? 1 / white : 0;
  if (channels === 1) {
    const shades = new Float64Array(height * width);
    for (let j = 0; j < shades.length; j++) shades[j] = values[j]! * factor;
    return { width, height, values: shades };
  }
  const rgb = new Uint8ClampedArray(height * width * 3);
  for (let j = 0; j < rgb.length; j++) rgb[j] = values[j]! * factor * 255;
  return { width, height, rgb };
}

/**
 * Original - reconstruction, everywhere: above 0.5 where the reconstruction is too dark, below where it is too bright.
 * Of colours it is the mean of the three differences.
 *
 * @param white as in {@linkcode pixelPicture}
 */
export function differencePicture(
  original: ArrayLike<number>,
  reconstruction: ArrayLike<number>,
  format: ImageFormat,
  white: number,
): Picture {
  const { shape: [height, width], channels } = format;
  const values = new Float64Array(height * width);
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    for (let j = i * channels; j < (i + 1) * channels; j++) {
      sum += original[j]! - reconstruction[j]!;
    }
    values[i] = sum / channels / white / 2 + 0.5;
  }
  return { width, height, values };
}

/** A component in one colour, as it is painted in an overlay. */
export function tintedPicture(
  values: ArrayLike<number>,
  format: ImageFormat,
  color: Rgb,
): Picture {
  const { shape: [height, width] } = format;
  const shades = shadesOf(values, format);
  const most = largest(shades);
  const rgb = new Uint8Array(height * width * 3);
  for (let i = 0; i < rgb.length; i++) {
    const shade = most > 0 ? shades[Math.floor(i / 3)]! / most : 0;
    rgb[i] = Math.round(shade * color[i % 3]!);
  }
  return { width, height, rgb };
}

/** Components painted over one another in ten colours, and which of them each pixel belongs to. */
export function overlayPicture(
  { rgb, legend }: Overlay,
  components: NdArray<Float32Array>,
  format: ImageFormat,
): Picture {
  const { shape: [height, width] } = format;
  const indices = legend.map(({ component }) => component);
  const parts = overlayParts(shadesOfComponents(components, format), indices);
  return { width, height, rgb, parts };
}

/** Less of a component than this is as good as none. */
const LEAST_VISIBLE = 0.15;

/** Which component is seen most in each pixel of an overlay, counted from 1 in the order of painting; 0 where nearly none is. */
function overlayParts(components: NdArray<Float32Array>, indices: readonly number[]): Uint8Array {
  const rows = indices.map((component) => rowOf(components, component));
  const most = rows.map(largest);
  return Uint8Array.from({ length: components.shape[1]! }, (_, j) => {
    let seen = 1, found = 0, visible = LEAST_VISIBLE;
    for (let i = indices.length - 1; i >= 0; i--) {
      const opacity = most[i]! > 0 ? rows[i]![j]! / most[i]! : 0;
      if (opacity * seen > visible) [found, visible] = [i + 1, opacity * seen];
      seen *= 1 - opacity;
    }
    return found;
  });
}

/** The components that an overlay paints, (k, h * w): of colours the mean of the three. */
function shadesOfComponents(
  components: NdArray<Float32Array>,
  format: ImageFormat,
): NdArray<Float32Array> {
  if (format.channels === 1) return components;
  const [k] = components.shape as [number];
  const pixels = format.shape[0] * format.shape[1];
  const shades = new Float32Array(k * pixels);
  for (let t = 0; t < k; t++) shades.set(shadesOf(rowOf(components, t), format), t * pixels);
  return ndarray(shades, [k, pixels]);
}

/** The components of some indices painted over one another, of any number of channels. */
export function paintOverlay(
  components: NdArray<Float32Array>,
  indices: readonly number[],
  format: ImageFormat,
  background?: Rgb,
): Overlay {
  return overlay(shadesOfComponents(components, format), indices, background);
}

/** A strip from 0 to 1, to read colours by. */
export function scaleStrip(width: number): Picture {
  const values = Float64Array.from(
    { length: width * 2 },
    (_, i) => (i % width) / Math.max(1, width - 1),
  );
  return { width, height: 2, values };
}

/** A strip of values in red (channel 0), green or blue. */
export function stripOfChannel({ width, height, ...strip }: Picture, channel: number): Picture {
  const values = "values" in strip ? strip.values : [];
  const rgb = Uint8Array.from(
    { length: values.length * 3 },
    (_, i) => i % 3 === channel ? Math.round(values[Math.floor(i / 3)]! * 255) : 0,
  );
  return { width, height, rgb };
}

/** One row of a matrix. */
export function rowOf(matrix: NdArray<Float32Array | Uint8Array>, index: number): Float32Array {
  const p = matrix.shape[1]!;
  // Rows mostly lie in one piece, and the terminal UI takes some for every key.
  if (matrix.stride[1] === 1) {
    const start = matrix.offset + index * matrix.stride[0]!;
    return new Float32Array(matrix.data.subarray(start, start + p));
  }
  const values = new Float32Array(p);
  for (let j = 0; j < p; j++) values[j] = matrix.get(index, j);
  return values;
}

/** The largest value, 0 where there is none above it. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

function shadesOf(values: ArrayLike<number>, { shape, channels }: ImageFormat): ArrayLike<number> {
  if (channels === 1) return values;
  return Float64Array.from(
    { length: shape[0] * shape[1] },
    (_, i) => (values[i * 3]! + values[i * 3 + 1]! + values[i * 3 + 2]!) / 3,
  );
}
