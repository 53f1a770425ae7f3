import type { SparseImages } from "./sparse_images.ts";

/** What is known of a vector of four components in a pixel: they may all be zero, with or without a pull to grow. */
export const RESTING = 0, PULLED = 1, FILLED = 2;

/** Vectors picked from each pixel's components, as `Kernels.productPicked` takes them. */
export interface Picks {
  /** Where it stands at which of them those of each pixel begin. */
  readonly starts: number;
  /** Where they are. */
  readonly picks: number;
  /**
   * Picks the vectors whose mark is at least `least`.
   *
   * @param marks a byte for each pixel and vector
   * @returns which share of X's products with all vectors these are
   */
  take(marks: Uint8Array, least: number): number;
}

/** Makes room for picks from all pixels. */
export function createPicks({ plan, arena, memory }: SparseImages): Picks {
  const { columns, vectors } = plan;
  const starts = arena.take((columns + 1) * 4), picks = arena.take(columns * vectors * 2);
  const first = new Uint32Array(memory.buffer, starts, columns + 1);
  const pick = new Uint16Array(memory.buffer, picks, columns * vectors);
  const weights = entriesOf(plan, memory), all = weights.reduce((sum, n) => sum + n, 0) * vectors;
  return {
    starts,
    picks,
    take(marks, least) {
      let next = 0, taken = 0;
      for (let column = 0; column < columns; column++) {
        first[column] = next;
        for (let vector = 0; vector < vectors; vector++) {
          if (marks[column * vectors + vector]! >= least) pick[next++] = vector;
        }
        taken += weights[column]! * (next - first[column]!);
      }
      first[columns] = next;
      return taken / all;
    },
  };
}

/** Entries in all lists of each column. */
function entriesOf(
  { columns, blocks, columnStarts }: SparseImages["plan"],
  memory: SparseImages["memory"],
): Float64Array {
  const entries = new Float64Array(columns);
  for (let block = 0; block < blocks; block++) {
    const at = columnStarts + block * (columns + 1) * 4;
    const lists = new Uint32Array(memory.buffer, at, columns + 1);
    for (let j = 0; j < columns; j++) entries[j]! += lists[j + 1]! - lists[j]!;
  }
  return entries;
}
