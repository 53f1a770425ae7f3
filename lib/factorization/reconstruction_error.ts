import type { Factors } from "./passes/factors.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { valuesOf } from "./passes/thread_context.ts";

/** Below this share of ‖X‖² too few digits are left of what float32 products cancel to. */
const CANCELLED = 0.02;

/**
 * ‖X − WH‖. What the passes know of it is enough where much of X remains; where W·H is nearly X, it is summed again in
 * float64, which shows 1e-8 of ‖X‖.
 *
 * @param squaredError ‖X − WH‖² as the passes have it, which rounding may have made negative
 */
export function reconstructionError(
  images: SparseImages,
  factors: Factors,
  squaredError: number,
): number {
  if (squaredError > CANCELLED * images.sumOfSquares) return Math.sqrt(squaredError);
  return Math.sqrt(Math.max(0, squaredErrorInDoubles(images, factors)));
}

/** ‖X‖² − 2 <X, WH> + <W'W, HH'>: products at the non-zeros of X only. */
function squaredErrorInDoubles(
  { plan, memory, sumOfSquares }: SparseImages,
  { k, width, features, components }: Factors,
): number {
  const starts = new Uint32Array(memory.buffer, plan.rowStarts, plan.rows + 1);
  const indices = new Uint16Array(memory.buffer, plan.indices);
  const values = valuesOf({ memory, plan }, plan.values);
  const w = features(), h = components();
  let shared = 0;
  for (let i = 0; i < plan.rows; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const row = indices[e]! * width;
      let rebuilt = 0;
      for (let t = 0; t < k; t++) rebuilt += w[i * width + t]! * h[row + t]!;
      shared += values[e]! * rebuilt;
    }
  }
  const ofW = gram(w, k, width), ofH = gram(h, k, width);
  return ofW.reduce((sum, value, i) => sum + value * ofH[i]!, sumOfSquares - 2 * shared);
}

/** F'·F, (k, k). */
function gram(factor: Float32Array, k: number, width: number): Float64Array {
  const sums = new Float64Array(k * k);
  for (let row = 0; row < factor.length; row += width) {
    for (let s = 0; s < k; s++) {
      for (let t = 0; t < k; t++) sums[s * k + t]! += factor[row + s]! * factor[row + t]!;
    }
  }
  return sums;
}
