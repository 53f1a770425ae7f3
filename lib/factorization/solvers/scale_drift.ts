import { Matrix, solve } from "ml-matrix";
import type { Factors } from "../passes/factors.ts";
import { crossGram } from "../passes/feature_slots.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where no component moves by more than this share of its norm, the drift that is missed is below 2e-5. */
const LITTLE = 0.01;

/** Products of the components of two states of a factor, (width, width) each. */
interface PairGrams {
  /** Of the earlier one with itself. */
  readonly before: Float64Array;
  /** Of the earlier one (rows) with the later one (columns). */
  readonly across: Float64Array;
  /** Of the later one with itself. */
  readonly now: Float64Array;
}

/**
 * The scales that coordinate descent would have given the components between two snapshots.
 *
 * W·H does not change when a component of H grows and that of W shrinks. So nothing restores such a scale once a step
 * has missed it, and it decides how large a component's weights are called. But coordinate descent leaves no choice: each
 * of its steps makes one component of one factor the best for itself, so that just then the gradient along it is zero;
 * when that component's turn comes in the other factor, those between have moved it. With g_t = log(‖h_t‖ / ‖w_t‖), to
 * first order,
 *
 *     dg_t = −Σ_s sign(t − s) · ((w_t·w_s)(dh_s·h_t) − (w_t·dw_s)(h_s·h_t)) / (‖w_t‖² ‖h_t‖²)
 *
 * This is evaluated at the midpoint of the straight line between the snapshots. Passes commute with a change of scale, so it can be
 * made at any time.
 *
 * @param before the first snapshot; the second one is where W and H are now
 * @returns what to multiply the components of H by, and to divide those of W by; null where it is not worth it
 */
export function scaleDrift(factors: Factors, before: Snapshot): Float64Array | null {
  const { k, width } = factors;
  const h = componentGrams(before.components, factors.components(), k, width);
  if (largestMove(h, k, width) < LITTLE) return null;
  const w: PairGrams = {
    before: before.featureGram,
    across: crossGram(factors, before.slot),
    now: factors.featureGram,
  };
  const system = Matrix.eye(k), right = Matrix.zeros(k, 1);
  for (let t = 0; t < k; t++) {
    const tt = t * width + t, size = middle(w, tt, tt) * middle(h, tt, tt);
    const growth = Math.log(h.now[tt]! / h.before[tt]! * w.before[tt]! / w.now[tt]!) / 2;
    if (!(size > 0) || !Number.isFinite(growth)) continue; // a component of zeros has no scale
    let drift = 0;
    for (let s = 0; s < k; s++) {
      const ts = t * width + s, st = s * width + t, sign = Math.sign(t - s) / size;
      const ww = middle(w, ts, st), hh = middle(h, ts, st);
      drift -= sign * (ww * step(h, ts, st) - step(w, ts, st) * hh);
      system.set(t, s, system.get(t, s) + sign * ww * hh);
    }
    right.set(t, 0, (drift - growth) / 2);
  }
  return Float64Array.from(solve(system, right).to1DArray(), Math.exp);
}

/** At the midpoint, the product of two components, whose places in the Gram matrices are `ts` and `st`. */
const middle = ({ before, across, now }: PairGrams, ts: number, st: number): number =>
  (before[ts]! + across[ts]! + across[st]! + now[ts]!) / 4;

/** At the midpoint, the product of component t with the step of component s. */
const step = ({ before, across, now }: PairGrams, ts: number, st: number): number =>
  (across[ts]! - before[ts]! + now[ts]! - across[st]!) / 2;

/** How far the component moved that moved most, as a share of its norm. */
function largestMove({ before, across, now }: PairGrams, k: number, width: number): number {
  let largest = 0;
  for (let t = 0; t < k; t++) {
    const tt = t * width + t, square = before[tt]! - 2 * across[tt]! + now[tt]!;
    if (before[tt]! > 0) largest = Math.max(largest, square / before[tt]!);
  }
  return Math.sqrt(largest);
}

function componentGrams(
  before: Float32Array,
  now: Float32Array,
  k: number,
  width: number,
): PairGrams {
  const gram = (a: Float32Array, b: Float32Array) => {
    const sum = new Float64Array(width * width);
    for (let row = 0; row < a.length; row += width) {
      for (let t = 0; t < k; t++) {
        const x = a[row + t]!;
        if (x === 0) continue;
        for (let s = 0; s < k; s++) sum[t * width + s]! += x * b[row + s]!;
      }
    }
    return sum;
  };
  return { before: gram(before, before), across: gram(before, now), now: gram(now, now) };
}
