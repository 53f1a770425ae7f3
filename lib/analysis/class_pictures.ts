import { median } from "d3-array";
import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";

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
  const rows = indices.map((t) => components.pick(t, null));
  const picture = (fold: (into: NdArray, row: NdArray) => void): Float64Array => {
    const values = new Float64Array(p), into = ndarray(values, [p]);
    rows.forEach((row, i) => i === 0 ? ops.assign(into as NdArray, row) : fold(into, row));
    return values;
  };
  const mean = picture(ops.addeq);
  ops.divseq(ndarray(mean, [p]), rows.length);
  return {
    mean,
    median: Float64Array.from({ length: p }, (_, j) => median(rows, (row) => row.get(j))!),
    minimum: picture(ops.mineq),
    maximum: picture(ops.maxeq),
  };
}
