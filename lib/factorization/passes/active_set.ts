import type { Arena, KernelMemory } from "./memory.ts";
import type { Plan } from "./plan.ts";
import { columnLists, f32, type ThreadContext } from "./thread_context.ts";

// The active set of H': for each pixel and each vector of four components, what is known of the vector. All four are zero
// and no gradient is negative (inactive), all four are zero and one may grow (candidate), or one is not zero (active).

/** State of a vector. */
export const INACTIVE = 0, CANDIDATE = 1, ACTIVE = 2;

/** For each column of X the vectors of a subset, as `Kernels.productSubset` takes them. */
export interface ColumnSubset {
  /** Where it stands at which of them those of each column begin. */
  readonly starts: number;
  /** Where they are. */
  readonly vectors: number;
  /**
   * Selects the vectors whose state is at least `least`.
   *
   * @returns which share of X's products with all vectors these are
   */
  select(least: number): number;
}

/** Makes room for a subset of the vectors of all columns. */
export function createColumnSubset(plan: Plan, arena: Arena, memory: KernelMemory): ColumnSubset {
  const { columns, vectors: perColumn, vectorStates } = plan;
  const starts = arena.take((columns + 1) * 4), vectors = arena.take(columns * perColumn * 2);
  const first = new Uint32Array(memory.buffer, starts, columns + 1);
  const selected = new Uint16Array(memory.buffer, vectors, columns * perColumn);
  const states = new Uint8Array(memory.buffer, vectorStates, columns * perColumn);
  const entries = entriesOfColumns(plan, memory);
  const all = entries.reduce((sum, n) => sum + n, 0) * perColumn;
  return {
    starts,
    vectors,
    select(least) {
      let next = 0, products = 0;
      for (let column = 0; column < columns; column++) {
        first[column] = next;
        for (let vector = 0; vector < perColumn; vector++) {
          if (states[column * perColumn + vector]! >= least) selected[next++] = vector;
        }
        products += entries[column]! * (next - first[column]!);
      }
      first[columns] = next;
      return products / all;
    },
  };
}

/** Entries in all lists of each column. */
function entriesOfColumns(plan: Plan, memory: KernelMemory): Float64Array {
  const { columns, blocks } = plan, entries = new Float64Array(columns);
  for (let block = 0; block < blocks; block++) {
    const lists = new Uint32Array(memory.buffer, columnLists(plan, block), columns + 1);
    for (let j = 0; j < columns; j++) entries[j]! += lists[j + 1]! - lists[j]!;
  }
  return entries;
}

/** H' and the states of a range of columns. */
export function statesOfRange(
  context: ThreadContext,
  range: number,
): { h: Float32Array; states: Uint8Array } {
  const { plan, memory } = context;
  const length = plan.rangeColumns * plan.vectors;
  return {
    h: f32(context, plan.components + range * length * 16, length * 4),
    states: new Uint8Array(memory.buffer, plan.vectorStates + range * length, length),
  };
}

/** After H changed: a vector that is zero now and was active is a candidate until its gradients are known. */
export function markActive(context: ThreadContext, range: number): void {
  const { h, states } = statesOfRange(context, range);
  for (let i = 0, t = 0; i < states.length; i++, t += 4) {
    const active = h[t]! + h[t + 1]! + h[t + 2]! + h[t + 3]! !== 0;
    states[i] = active ? ACTIVE : Math.min(states[i]!, CANDIDATE);
  }
}

/** Of the vectors that are zero, finds the candidates: those where a gradient of the sweep just made is negative. */
export function markCandidates(context: ThreadContext, range: number, l1: number): void {
  const { plan } = context, { vectors } = plan, width = vectors * 4;
  const { h, states } = statesOfRange(context, range);
  const products = f32(context, plan.columnProducts + range * h.length * 4, h.length);
  const gram = f32(context, plan.gram, width * width);
  for (let column = 0; column < h.length; column += width) {
    const nonZero: number[] = [];
    for (let t = 0; t < width; t++) if (h[column + t]! !== 0) nonZero.push(t);
    for (let vector = 0; vector < vectors; vector++) {
      let state = INACTIVE;
      for (let t = vector * 4; t < vector * 4 + 4; t++) {
        let gradient = l1 - products[column + t]!;
        for (const s of nonZero) gradient += gram[t * width + s]! * h[column + s]!;
        if (gradient < 0) state = CANDIDATE;
      }
      states[column / 4 + vector] = state;
    }
  }
}
