import { max, mean, median, min } from "d3-array";
import type { NdArray } from "ndarray";

/** Pixel by pixel over some components. */
export interface ClassPictures {
  /** (p,) */
  readonly mean: Float64Array;
  /** (p,); of an even number of components the mean of the middle two */
  readonly median: Float64Array;
  /** (p,) */
  readonly minimum: Float64Array;
  /** (p,) */
  readonly maximum: Float64Array;
}

/**
 * What the top components of a class have in common: their mean, median, minimum and maximum, pixel by pixel.
 *
 * @param components H, (k, p)
 * @param indices the components to look at, counted from 0, at least one; usually `topComponents` of a class
 */
export function classPictures(
  components: NdArray<Float32Array>,
  indices: readonly number[],
): ClassPictures {
  const p = components.shape[1]!;
  const pictures = {
    mean: new Float64Array(p),
    median: new Float64Array(p),
    minimum: new Float64Array(p),
    maximum: new Float64Array(p),
  };
  for (let j = 0; j < p; j++) {
    const values = indices.map((t) => components.get(t, j));
    pictures.mean[j] = mean(values)!;
    pictures.median[j] = median(values)!;
    pictures.minimum[j] = min(values)!;
    pictures.maximum[j] = max(values)!;
  }
  return pictures;
}
