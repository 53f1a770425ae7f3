/**
 * Where everything lies in the shared memory, and how the work is cut. Numbers only, so that every thread reads the
 * same plan from a shared array, also while it sleeps on a futex and cannot receive messages.
 *
 * Rows are cut into blocks (a block of W stays in the cache while X's columns gather from it), blocks into chunks
 * (one unit of work), columns into ranges (the unit when H is swept). All of this depends on the data alone, never on
 * the number of threads: each chunk writes its own partial result, and they are summed in order.
 */
export const PLAN_FIELDS = [
  // X
  "rows",
  "columns",
  "bytes",
  "blockRows",
  "blocks",
  "chunkBlocks",
  "chunks",
  // a subset of the rows: every so many-th block, from the block `offset` on
  "stride",
  "offset",
  "rowStarts",
  "columnStarts",
  "indices",
  "values",
  "columnIndices",
  "columnValues",
  "moments",
  // W (rows x k) and H' (columns x k), padded to `vectors` vectors of four components
  "k",
  "vectors",
  "features",
  "components",
  "columnProducts",
  "chunkParts",
  "denominatorParts",
  "columnDenominators",
  "chunkGrams",
  "chunkScalars",
  "rangeColumns",
  "ranges",
  "rangeGrams",
  "rangeScalars",
  // of the factor that stays while the other one is swept: its Gram matrix, 1 / the diagonal, sums of its columns
  "gram",
  "inverse",
  "columnSums",
  // what the components of W are multiplied by
  "scales",
  // the state of each vector of H', and the subsets of them that products are made of
  "vectorStates",
  "activeStarts",
  "activeVectors",
  "candidateStarts",
  "candidateVectors",
  // scratch of each thread
  "scratch",
  "scratchBytes",
] as const;

/** A field of the plan. */
export type PlanField = typeof PLAN_FIELDS[number];

/** One number for each field; offsets are bytes into the memory. */
export type Plan = Record<PlanField, number>;

/** Words after the plan, for the fields of the running phase. */
export const FIELD_WORDS = 8;

/** Bytes that the plan and the fields of the running phase take in shared memory. */
export const REGISTER_BYTES: number = (PLAN_FIELDS.length + FIELD_WORDS) * 8;

/** The plan in shared registers: writing a field shows it to every thread. */
export function sharedPlan(registers: SharedArrayBuffer): Plan {
  const words = new Float64Array(registers), plan = {};
  PLAN_FIELDS.forEach((field, i) =>
    Object.defineProperty(plan, field, {
      enumerable: true,
      get: () => words[i],
      set: (value: number) => words[i] = value,
    })
  );
  return plan as Plan;
}

/** The words for the fields of the running phase. */
export function sharedFields(registers: SharedArrayBuffer): Float64Array {
  return new Float64Array(registers, PLAN_FIELDS.length * 8, FIELD_WORDS);
}
