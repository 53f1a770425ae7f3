import type { Plan } from "./plan.ts";

/** Units of work that a pass over a sample is cut into, at the most: each has sums of its own, which cost more here. */
const SAMPLE_CHUNKS = 12;

/**
 * Lets phases see every `stride`-th block of rows from the block `offset` on; 1 and 0 are all of them.
 *
 * @returns the number of rows they then see
 */
export type Sampler = (stride: number, offset: number) => number;

/** A sampler for a plan that is cut for all rows now. */
export function createSampler(plan: Plan): Sampler {
  const { chunks, chunkBlocks, blocks, blockRows, rows } = plan;
  return (stride, offset) => {
    const sampled = Math.ceil((blocks - offset) / stride);
    const unit = stride === 1 ? chunkBlocks : Math.ceil(sampled / Math.min(SAMPLE_CHUNKS, chunks));
    Object.assign(plan, { stride, offset, chunkBlocks: unit, chunks: Math.ceil(sampled / unit) });
    const last = offset + (sampled - 1) * stride;
    return (sampled - 1) * blockRows + Math.min(blockRows, rows - last * blockRows);
  };
}

/** Sums over all rows, or over those of a sample. */
export interface Sums {
  /** W'·X, laid out as H' is: (columns, width). */
  readonly products: Float32Array;
  /** W'·W, (width, width). */
  readonly gram: Float64Array;
}

/**
 * What the gradient of H lacks where a sample stands for all rows: (W'·X − W'·W·H) of all less `scale` times that of the
 * sample, at the H given. With it added to what the sample has of W'·X, H is pulled as by all rows for as long as it stays
 * there, and near there nearly so. Written over the products of all.
 */
export function gradientCorrection(
  { products, gram }: Sums,
  sample: Sums,
  scale: number,
  h: Float32Array,
  width: number,
): void {
  const lacking = gram.map((value, i) => value - scale * sample.gram[i]!);
  for (let i = 0; i < products.length; i++) products[i]! -= scale * sample.products[i]!;
  for (let row = 0; row < h.length; row += width) {
    for (let s = 0; s < width; s++) {
      const x = h[row + s]!;
      if (x === 0) continue;
      for (let t = 0; t < width; t++) products[row + t]! -= x * lacking[s * width + t]!;
    }
  }
}
