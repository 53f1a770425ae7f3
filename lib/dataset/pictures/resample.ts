/** A picture to be brought to another size. */
export interface SampledImage {
  /** (height, width, channels) row-major, 0..255. */
  readonly pixels: Uint8Array | Float32Array;
  /** Pixels from top to bottom. */
  readonly height: number;
  /** Pixels from left to right. */
  readonly width: number;
  /** Values of a pixel. */
  readonly channels: number;
}

/** What one pixel of the new size is made of: `weights` of the pixels from `first` on. */
interface Mixture {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Lanczos' window reaches this many pixels to either side. */
const LANCZOS_REACH = 3;

/**
 * A picture in another height and width, first along rows, then along columns. Where an axis shrinks, a new pixel is
 * the average of the area that it covers; where it grows, Lanczos' window (a = 3) goes between the old ones.
 *
 * @param maximum what no pixel exceeds
 * @returns (height, width, channels) row-major; bytes are rounded to bytes
 */
export function resample(
  image: SampledImage,
  height: number,
  width: number,
  maximum: number,
): Uint8Array | Float32Array {
  const { pixels, channels } = image;
  const isBytes = pixels instanceof Uint8Array;
  const wide = new Float64Array(image.height * width * channels);
  const across = mixtures(image.width, width);
  for (let row = 0, to = 0; row < image.height; row++) {
    for (const { first, weights } of across) {
      for (let channel = 0; channel < channels; channel++, to++) {
        let sum = 0;
        let from = (row * image.width + first) * channels + channel;
        for (let i = 0; i < weights.length; i++, from += channels) {
          sum += weights[i]! * pixels[from]!;
        }
        wide[to] = sum;
      }
    }
  }
  const rowLength = width * channels;
  const resampled = new (isBytes ? Uint8ClampedArray : Float32Array)(height * rowLength);
  const sums = new Float64Array(rowLength);
  for (const [row, { first, weights }] of mixtures(image.height, height).entries()) {
    sums.fill(0);
    for (const [i, weight] of weights.entries()) {
      const from = (first + i) * rowLength;
      for (let at = 0; at < rowLength; at++) sums[at]! += weight * wide[from + at]!;
    }
    // Lanczos' window overshoots at edges.
    for (let at = 0; at < rowLength; at++) {
      resampled[row * rowLength + at] = Math.min(maximum, Math.max(0, sums[at]!));
    }
  }
  return resampled instanceof Float32Array ? resampled : new Uint8Array(resampled.buffer);
}

function mixtures(from: number, to: number): Mixture[] {
  return Array.from(
    { length: to },
    (_, index) => from >= to ? areaMixture(index, from, to) : lanczosMixture(index, from, to),
  );
}

/** The pixels under a new one, each by how much of it lies there. */
function areaMixture(index: number, from: number, to: number): Mixture {
  const [start, end] = [index * from / to, (index + 1) * from / to];
  const first = Math.floor(start);
  const last = Math.min(from, Math.ceil(end));
  const weights = Float64Array.from(
    { length: last - first },
    (_, i) => (Math.min(end, first + i + 1) - Math.max(start, first + i)) * to / from,
  );
  return { first, weights };
}

function lanczosMixture(index: number, from: number, to: number): Mixture {
  const center = (index + 0.5) * from / to;
  const first = Math.max(0, Math.floor(center - LANCZOS_REACH + 0.5));
  const last = Math.min(from, Math.floor(center + LANCZOS_REACH + 0.5));
  const weights = Float64Array.from(
    { length: last - first },
    (_, i) => lanczos(first + i + 0.5 - center),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { first, weights: weights.map((weight) => weight / sum) };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LANCZOS_REACH) return 0;
  const angle = Math.PI * x;
  return LANCZOS_REACH * Math.sin(angle) * Math.sin(angle / LANCZOS_REACH) / (angle * angle);
}
