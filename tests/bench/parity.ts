/** How near a fit is to scikit-learn's. */
import type { NdArray } from "ndarray";
import { componentParity, LEAST_COSINE, MOST_ERROR } from "../../lib/analysis/parity.ts";
import type { Numbers } from "../../lib/arrays/numbers.ts";

/** Of two H (k, p), index by index. */
export interface Nearness {
  /** Of a component with scikit-learn's of the same index. */
  readonly smallestCosine: number;
  /** Largest relative difference of a component's norm. */
  readonly largestScale: number;
}

/** Compares components with scikit-learn's. A component that both have as zeros is the same. */
export function nearness(ours: NdArray<Numbers>, theirs: NdArray<Numbers>): Nearness {
  const parity = componentParity(ours, theirs);
  return {
    smallestCosine: Math.min(...parity.map(({ cosine }) => cosine)),
    largestScale: Math.max(...parity.map(({ scale }) => Math.abs(scale - 1))),
  };
}

/** Whether components and error are what is wanted of a fit that promises scikit-learn's answer. */
export function holds({ smallestCosine }: Nearness, errorRatio: number): boolean {
  return smallestCosine >= LEAST_COSINE && errorRatio - 1 <= MOST_ERROR;
}
