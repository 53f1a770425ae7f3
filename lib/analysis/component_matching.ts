import { linearSumAssignment } from "linear-sum-assignment";
import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import type { Numbers } from "../arrays/numbers.ts";

/** A component of one set and the one of another that it is matched with. */
export interface MatchedComponents {
  /** Index in the first set. */
  readonly component: number;
  /** Index in the second set. */
  readonly partner: number;
  /** Cosine of the angle between them, 0..1; 0 where one is zero. */
  readonly cosine: number;
}

/**
 * Matches two sets of components one to one so that the sum of cosines is largest (linear sum assignment, Jonker and
 * Volgenant).
 *
 * @param first (a, p)
 * @param second (b, p)
 * @returns min(a, b) pairs, in the order of the first set
 */
export function matchComponents(
  first: NdArray<Numbers>,
  second: NdArray<Numbers>,
): MatchedComponents[] {
  const cosines = cosinesBetween(unitRows(first), unitRows(second));
  const { rowAssignments } = linearSumAssignment(cosines, { maximaze: true });
  return Array.from(rowAssignments, (partner, component) => ({ component, partner }))
    .filter(({ partner }) => partner >= 0)
    .map(({ component, partner }) => ({
      component,
      partner,
      cosine: cosines[component]![partner]!,
    }));
}

/** The rows of a matrix, each divided by its length; zeros stay zeros. */
export function unitRows(matrix: NdArray<Numbers>): Float64Array[] {
  const [k, p] = matrix.shape as [number, number];
  return Array.from({ length: k }, (_, t) => {
    const row = ndarray(new Float64Array(p), [p]);
    ops.assign(row as NdArray, matrix.pick(t, null));
    const length = ops.norm2(row);
    if (length > 0) ops.divseq(row, length);
    return row.data;
  });
}

function cosinesBetween(
  first: readonly Float64Array[],
  second: readonly Float64Array[],
): number[][] {
  return first.map((a) => second.map((b) => dot(a, b)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
