import type { NdArray } from "ndarray";
import type { Numbers } from "../../arrays/numbers.ts";
import type { DistanceMatrix } from "./distance_matrix.ts";

/** How often images fall together, over several fits: (n, n) row-major, 0..1 (Brunet et al. 2004). */
export interface ConsensusMatrix {
  /** n */
  readonly size: number;
  /** (n * n) */
  readonly values: Float64Array;
}

/**
 * The share of fits in which each two images have the same strongest component.
 *
 * @param fits features (n, k) of each fit, of the same images; n² numbers are made, so take a subset of many
 */
export function consensusMatrix(fits: readonly NdArray<Numbers>[]): ConsensusMatrix {
  const size = fits[0]!.shape[0]!;
  const values = new Float64Array(size * size);
  for (const strongest of fits.map(strongestComponents)) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        if (strongest[i] === strongest[j]) values[i * size + j]! += 1 / fits.length;
      }
    }
  }
  return { size, values };
}

/** The component of each image's largest weight, ties by lower index. */
function strongestComponents(features: NdArray<Numbers>): Uint32Array {
  const [n, k] = features.shape as [number, number];
  return Uint32Array.from({ length: n }, (_, i) => {
    let best = 0;
    for (let t = 1; t < k; t++) if (features.get(i, t) > features.get(i, best)) best = t;
    return best;
  });
}

/**
 * Dispersion of a consensus matrix (Kim and Park 2007): 1 where all fits agree of every pair, 0 where each pair is
 * together in half of them; the mean of 4 (c − 1/2)².
 */
export function dispersion({ values }: ConsensusMatrix): number {
  return values.reduce((sum, value) => sum + 4 * (value - 0.5) ** 2, 0) / values.length;
}

/** 1 − c: how often images do not fall together. */
export function consensusDistances({ size, values }: ConsensusMatrix): DistanceMatrix {
  return { size, values: values.map((value) => 1 - value) };
}
