import type { State } from "../state.ts";

/** Bars, or numbers. */
export function toggleNumbers(state: State): State {
  return { ...state, weights: { ...state.weights, asNumbers: !state.weights.asNumbers } };
}

/**
 * A page of the weights on, or back.
 *
 * @param inSight how many there are in sight
 * @param k how many there are
 */
export function scrollWeights(state: State, by: 1 | -1, inSight: number, k: number): State {
  const first = firstInSight(state, inSight, k) + by * inSight;
  return {
    ...state,
    weights: { ...state.weights, first: Math.max(0, Math.min(first, k - inSight)) },
  };
}

/** The first weight in sight: as scrolled, within what there is. */
export function firstInSight({ weights }: State, inSight: number, k: number): number {
  return Math.max(0, Math.min(weights.first, k - inSight));
}
