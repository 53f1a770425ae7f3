/**
 * Where everything lies in the shared memory, and how the work is cut. Numbers only, so that every thread reads the
 * same plan from a shared array, also while it sleeps on a futex and cannot receive messages.
 *
 * Rows are cut into blocks (a block of W stays in the cache while X's columns gather from it), blocks into chunks
 * (one unit of work), columns into ranges (the unit when H is swept). All of this depends on the data alone, never on
 * the number of threads: each chunk writes its own partial result, and they are summed in order.
 */
export type PlanField =
  // X
  | "rows"
  | "columns"
  | "bytes"
  | "blockRows"
  | "blocks"
  | "chunkBlocks"
  | "chunks"
  // of the blocks only every so many are looked at, beginning with that at `offset`
  | "stride"
  | "offset"
  | "rowStarts"
  | "columnStarts"
  | "indices"
  | "values"
  | "columnIndices"
  | "columnValues"
  | "moments"
  // W (rows x k) and H' (columns x k), padded to `vectors` vectors of four components
  | "k"
  | "vectors"
  | "features"
  | "components"
  | "columnProducts"
  | "chunkParts"
  | "denominatorParts"
  | "columnDenominators"
  | "chunkGrams"
  | "chunkScalars"
  | "rangeColumns"
  | "ranges"
  | "rangeGrams"
  | "rangeScalars"
  | "gram"
  | "inverse"
  // what is known of the vectors of H', and those picked that products need
  | "marks"
  | "filledStarts"
  | "filledPicks"
  | "neededStarts"
  | "neededPicks"
  // scratch of each thread
  | "scratch"
  | "scratchBytes"
  // arguments of the running phase
  | "argument0"
  | "argument1"
  | "argument2"
  | "argument3"
  | "argument4"
  | "argument5";

/** The register of each field; the compiler sees to it that none is missing. */
const REGISTERS: Record<PlanField, number> = {
  rows: 0,
  columns: 1,
  bytes: 2,
  blockRows: 3,
  blocks: 4,
  chunkBlocks: 5,
  chunks: 6,
  stride: 7,
  offset: 8,
  rowStarts: 9,
  columnStarts: 10,
  indices: 11,
  values: 12,
  columnIndices: 13,
  columnValues: 14,
  moments: 15,
  k: 16,
  vectors: 17,
  features: 18,
  components: 19,
  columnProducts: 20,
  chunkParts: 21,
  denominatorParts: 22,
  columnDenominators: 23,
  chunkGrams: 24,
  chunkScalars: 25,
  rangeColumns: 26,
  ranges: 27,
  rangeGrams: 28,
  rangeScalars: 29,
  gram: 30,
  inverse: 31,
  marks: 32,
  filledStarts: 33,
  filledPicks: 34,
  neededStarts: 35,
  neededPicks: 36,
  scratch: 37,
  scratchBytes: 38,
  argument0: 39,
  argument1: 40,
  argument2: 41,
  argument3: 42,
  argument4: 43,
  argument5: 44,
};

/** One number for each field; offsets are bytes into the memory. */
export type Plan = Record<PlanField, number>;

/** A plan that lies in a shared array of numbers: writing a field shows it to every thread. */
export function sharedPlan(registers: Float64Array): Plan {
  const plan = {};
  Object.entries(REGISTERS).forEach(([field, i]) =>
    Object.defineProperty(plan, field, {
      enumerable: true,
      get: () => registers[i],
      set: (value: number) => registers[i] = value,
    })
  );
  return plan as Plan;
}

/** Bytes that the registers of a plan take. */
export const PLAN_BYTES: number = Object.keys(REGISTERS).length * 8;

/** Hands out pieces of the memory, one after the other, each at a cache line of its own. Nothing is ever given back. */
export interface Arena {
  /** Offset of fresh, zero bytes. */
  take(bytes: number): number;
}

/**
 * An arena over `memory` from `start` on. The memory has its full size from the beginning: the system provides pages as
 * they are first written to.
 *
 * @throws RangeError where the memory does not suffice
 */
export function createArena(memory: KernelMemory, start: number): Arena {
  let next = start;
  return {
    take(bytes) {
      const at = next;
      next = Math.ceil((at + bytes) / 128) * 128;
      if (next > memory.buffer.byteLength) throw new RangeError("the kernels' memory is full");
      return at;
    },
  };
}

/** What a WebAssembly.Memory is to us, shared or not. */
export interface KernelMemory {
  /** The whole memory, as it is now. */
  readonly buffer: ArrayBufferLike;
}
