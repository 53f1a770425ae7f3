import { type StoppingRule, stoppingRule } from "./stopping_rule.ts";

// The trajectory of H' (columns x width, the first k of each row in use) from iteration to iteration.

/** A point on the trajectory of coordinate descent, and what it took to get there. */
export interface TrajectoryPoint {
  /** The iteration, or the estimate of it. */
  readonly iteration: number;
  /** Passes over X really made. */
  readonly passes: number;
  /** ‖X − WH‖² there. */
  readonly squaredError: number;
  /** The stopping rule, with what it has seen so far. */
  readonly rule: StoppingRule;
}

/** Where a fit begins. */
export function startOfTrajectory(tol: number): TrajectoryPoint {
  return { iteration: 0, passes: 0, squaredError: Infinity, rule: stoppingRule(tol) };
}

/** The objective may rise by no more than its rounding, relative to what it was. */
const ROUNDING = 1e-7;

/** Whether the objective is higher after than before. */
export function objectiveIncreased(before: number, after: number): boolean {
  return after > before * (1 + ROUNDING);
}

/** The angle (radians) by which the component turned that turned most, of k. */
export function largestRotation(
  before: Float32Array,
  now: Float32Array,
  k: number,
  width: number,
): number {
  let smallest = 1;
  for (let t = 0; t < k; t++) {
    let both = 0, old = 0, young = 0;
    for (let i = t; i < now.length; i += width) {
      both += before[i]! * now[i]!;
      old += before[i]! ** 2;
      young += now[i]! ** 2;
    }
    if (both > 0) smallest = Math.min(smallest, both / Math.sqrt(old * young));
  }
  return Math.acos(smallest);
}

/** ‖s − s'‖ / ‖s‖ for the steps s = c − b, s' = b − a, taken per unit of distance. */
export function curvature(
  a: Float32Array,
  b: Float32Array,
  c: Float32Array,
  distanceAB: number,
  distanceBC: number,
): number {
  let change = 0, length = 0;
  for (let i = 0; i < a.length; i++) {
    const step = (c[i]! - b[i]!) / distanceBC, before = (b[i]! - a[i]!) / distanceAB;
    change += (step - before) ** 2;
    length += step ** 2;
  }
  return length === 0 ? Infinity : Math.sqrt(change / length);
}

/** Cosine of the steps b − a and c − b; 1 where one of them is none. */
export function cosineOfSteps(a: Float32Array, b: Float32Array, c: Float32Array): number {
  let both = 0, first = 0, second = 0;
  for (let i = 0; i < a.length; i++) {
    const before = b[i]! - a[i]!, step = c[i]! - b[i]!;
    both += before * step;
    first += before ** 2;
    second += step ** 2;
  }
  return first * second === 0 ? 1 : both / Math.sqrt(first * second);
}
