import type { KernelMemory } from "./memory.ts";

/** Sum of float64 arrays that lie one after the other. */
export function sumParts(
  memory: KernelMemory,
  at: number,
  parts: number,
  length: number,
): Float64Array {
  const sum = new Float64Array(length);
  const all = new Float64Array(memory.buffer, at, parts * length);
  for (let part = 0; part < all.length; part += length) {
    for (let i = 0; i < length; i++) sum[i]! += all[part + i]!;
  }
  return sum;
}

/** Sum of partial Gram matrices (width x width), mirrored: the parts hold only what lies at or right of the diagonal. */
export function sumGrams(
  memory: KernelMemory,
  at: number,
  parts: number,
  width: number,
): Float64Array {
  const sum = sumParts(memory, at, parts, width * width);
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
