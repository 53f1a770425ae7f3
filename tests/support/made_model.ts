import ndarray from "ndarray";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import type { Model } from "../../lib/model/model.ts";

/** What a made model is to have. */
export interface MadeModelOptions {
  readonly n?: number;
  readonly k?: number;
  readonly shape?: readonly [height: number, width: number];
  readonly channels?: 1 | 3;
  /** Pixels are divided by it, as in X / 255. */
  readonly dividedBy?: number;
  readonly labels?: boolean;
  /** Names of the three classes. */
  readonly classes?: readonly [string, string, string];
  /** Where each image came from; default: not known. */
  readonly paths?: readonly string[] | null;
  readonly images?: boolean;
  readonly origin?: boolean;
}

/**
 * A model of few small images, made from nothing but its options: three classes (2, 5 and 7, if they are not named), components that overlap,
 * images that are about W · H. For tests of what is shown of a model, not of how one is found.
 */
export function madeModel(
  {
    n = 40,
    k = 4,
    shape = [6, 5],
    channels = 1,
    dividedBy = 1,
    labels = true,
    classes = ["2", "5", "7"],
    images = true,
    paths = null,
    origin = true,
  }: MadeModelOptions = {},
): Model {
  const [height, width] = shape;
  const p = height * width * channels;
  // a wheel of numbers instead of a random generator: any will do, so long as they differ
  const wheel = (i: number) => Math.sin(i * 12.9898) * 0.5 + 0.5;
  const components = ndarray(
    Float32Array.from({ length: k * p }, (_, i) => i % 7 === 0 ? 0 : wheel(i) * 60 / dividedBy),
    [k, p],
  );
  const features = ndarray(
    Float32Array.from({ length: n * k }, (_, i) => i % 3 === 0 ? 0 : wheel(i + 5000) * 2),
    [n, k],
  );
  const pixels = dividedBy === 1 ? new Uint8Array(n * p) : new Float32Array(n * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum = wheel(i * p + j + 9000) * 20 / dividedBy;
      for (let t = 0; t < k; t++) sum += features.get(i, t) * components.get(t, j);
      pixels[i * p + j] = Math.min(255, Math.round(sum * dividedBy)) / dividedBy;
    }
  }
  const parameters = { ...DEFAULT_PARAMETERS, nComponents: k, maxIter: 50 };
  return {
    components,
    features,
    labels: labels ? Int32Array.from({ length: n }, (_, i) => [2, 0, 1][i % 3]!) : null,
    classes: labels ? classes : [],
    images: images ? ndarray(pixels, [n, p]) : null,
    shape,
    channels,
    paths,
    origin: origin
      ? {
        sources: ["digits.csv"],
        parameters,
        result: {
          nIter: 42,
          passes: 17,
          converged: true,
          reconstructionErr: 123.25,
          transformErr: 123.5,
          threads: 2,
          seconds: { init: 0.25, fit: 1.5, transform: 0.125 },
          notes: ["A note about this fit."],
        },
      }
      : null,
  };
}
