import type { KernelMemory } from "./plan.ts";

/**
 * Sum of partial Gram matrices (width x width, float64, one after the other), mirrored: the parts hold only what lies at
 * or right of the diagonal.
 */
export function sumGrams(
  memory: KernelMemory,
  at: number,
  parts: number,
  width: number,
): Float64Array {
  const size = width * width, sum = new Float64Array(size);
  const all = new Float64Array(memory.buffer, at, parts * size);
  for (let part = 0; part < all.length; part += size) {
    for (let i = 0; i < size; i++) sum[i]! += all[part + i]!;
  }
  for (let s = 0; s < width; s++) {
    for (let t = 0; t < s; t++) sum[s * width + t] = sum[t * width + s]!;
  }
  return sum;
}

/** Sum of one float64 of each part; every part has a cache line, so that threads do not disturb each other. */
export function sumScalars(memory: KernelMemory, at: number, parts: number, which = 0): number {
  const all = new Float64Array(memory.buffer, at, parts * 8);
  let sum = 0;
  for (let part = 0; part < parts; part++) sum += all[part * 8 + which]!;
  return sum;
}
