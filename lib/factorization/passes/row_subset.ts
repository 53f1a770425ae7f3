import { componentsLength, type Factors } from "./factors.ts";
import { sumGrams } from "./partial_sums.ts";
import { cutRows, rowsSeen } from "./row_cut.ts";

/** A subset of the rows that stands for all of them. */
export interface RowSubset {
  /** How many times each of its rows counts. */
  readonly scale: number;
  /** Where the gradient correction is, laid out as H' is. */
  readonly correction: number;
}

/**
 * Lets phases see every `stride`-th block of rows from the block `offset` on, and no other rows; errors then lack ‖X‖².
 * A stride of 1 is all rows again.
 */
export function selectRows({ images: { plan } }: Factors, stride: number, offset = 0): void {
  Object.assign(plan, cutRows(plan.blocks, stride, offset));
}

/**
 * The same for passes that stand for passes over all rows: the gradient of H is corrected by what the subset lacks of it
 * here, right after a pass over all rows (the control variate of SVRG, Johnson & Zhang 2013).
 */
export function beginSubset(factors: Factors, stride: number, offset: number): RowSubset {
  const { images, width } = factors, { plan, memory, phases, kernels } = images;
  const length = componentsLength(plan);
  const view = (at: number) => new Float32Array(memory.buffer, at, length);
  const correction = factors.correction();
  const all = { products: view(correction), gram: factors.featureGram };
  all.products.set(view(plan.columnProducts));
  selectRows(factors, stride, offset);
  const scale = plan.rows / rowsSeen(plan);
  phases.run("passFeatures", plan.chunks, {
    l1: 0,
    sweeps: 0,
    momentumFrom: null,
    momentum: 0,
    activeOnly: false,
    candidatesOnly: false,
  });
  kernels.reduce(plan.chunkParts, plan.chunks, length * 4, length, plan.columnProducts);
  const gram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
  const subset = { products: view(plan.columnProducts), gram };
  gradientCorrection(all, subset, scale, view(plan.components), width);
  return { scale, correction };
}

/** Sums over all rows, or over those of a subset. */
export interface Sums {
  /** W'·X, laid out as H' is: (columns, width). */
  readonly products: Float32Array;
  /** W'·W, (width, width). */
  readonly gram: Float64Array;
}

/**
 * What the gradient of H lacks where a subset stands for all rows: (W'·X − W'·W·H) of all less `scale` times that of the
 * subset, at the H given. Added to the subset's W'·X, it makes the gradient that of all rows at this H, and nearly so near
 * it. Written over the products of all.
 */
export function gradientCorrection(
  { products, gram }: Sums,
  subset: Sums,
  scale: number,
  h: Float32Array,
  width: number,
): void {
  const lacking = gram.map((value, i) => value - scale * subset.gram[i]!);
  for (let i = 0; i < products.length; i++) products[i]! -= scale * subset.products[i]!;
  for (let row = 0; row < h.length; row += width) {
    for (let s = 0; s < width; s++) {
      const x = h[row + s]!;
      if (x === 0) continue;
      for (let t = 0; t < width; t++) products[row + t]! -= x * lacking[s * width + t]!;
    }
  }
}
