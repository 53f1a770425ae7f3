/** How near a fit is to scikit-learn's. */
import type { NdArray } from "ndarray";
import type { Numbers } from "../../lib/arrays/numbers.ts";

/** What must hold for every component, index by index. */
export const LEAST_COSINE = 0.999;
/** How much higher an error may be, relative to scikit-learn's. */
export const MOST_ERROR = 1e-5;

/** Of two H (k, p), index by index. */
export interface Nearness {
  /** Of a component with scikit-learn's of the same index. */
  readonly smallestCosine: number;
  /** Largest relative difference of a component's norm. */
  readonly largestScale: number;
}

/** Compares components with scikit-learn's. A component that both have as zeros is the same. */
export function nearness(ours: NdArray<Numbers>, theirs: NdArray<Numbers>): Nearness {
  const [k, p] = ours.shape as [number, number];
  let smallestCosine = 1, largestScale = 0;
  for (let t = 0; t < k; t++) {
    let both = 0, aa = 0, bb = 0;
    for (let j = 0; j < p; j++) {
      const a = ours.get(t, j), b = theirs.get(t, j);
      both += a * b;
      aa += a * a;
      bb += b * b;
    }
    if (aa === 0 && bb === 0) continue;
    smallestCosine = Math.min(smallestCosine, aa * bb === 0 ? 0 : both / Math.sqrt(aa * bb));
    largestScale = Math.max(largestScale, Math.abs(Math.sqrt(aa / bb) - 1));
  }
  return { smallestCosine, largestScale };
}

/** Whether components and error are what is wanted of a fit that promises scikit-learn's answer. */
export function holds({ smallestCosine }: Nearness, errorRatio: number): boolean {
  return smallestCosine >= LEAST_COSINE && errorRatio - 1 <= MOST_ERROR;
}
