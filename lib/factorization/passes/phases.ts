import { type Kernels, sweepScratch } from "../kernels/kernels.ts";
import type { GrowingMemory, Plan } from "./plan.ts";

/** What a thread works with. */
export interface ThreadContext {
  readonly kernels: Kernels;
  readonly memory: GrowingMemory;
  readonly plan: Plan;
  /** X as it was loaded, (rows * columns). */
  readonly images: Uint8Array | Float32Array;
  /** Number of this thread, 0 = the coordinator. */
  readonly thread: number;
}

/** Columns of X that one item of the phase `imageGram` handles: twelve vectors, which fill the registers. */
export const GRAM_GROUP = 48;

/** Bytes of scratch that a thread needs to read X and for X'·X. */
export function imageScratch(plan: Plan): number {
  const gram = GRAM_GROUP * 4 * (plan.blockRows + plan.columns);
  return Math.max(plan.blockRows * plan.columns * (plan.bytes ? 1 : 4), gram);
}

/** Bytes of scratch that a thread needs for a pass. */
export function passScratch(plan: Plan): number {
  return plan.blockRows * plan.vectors * 16 * 2 + sweepScratch(plan.vectors);
}

const rowBytes = (plan: Plan) => plan.vectors * 16;
const scratchOf = ({ plan, thread }: ThreadContext) => plan.scratch + thread * plan.scratchBytes;
const f32 = ({ memory }: ThreadContext, at: number, length: number) =>
  new Float32Array(memory.buffer, at, length);
const f64 = ({ memory }: ThreadContext, at: number, length: number) =>
  new Float64Array(memory.buffer, at, length);

/** First list of a block's columns in `columnStarts`: every block has one end more than columns. */
const columnLists = (plan: Plan, block: number) =>
  plan.columnStarts + block * (plan.columns + 1) * 4;

function blocksOf(plan: Plan, chunk: number): [from: number, to: number] {
  const from = chunk * plan.chunkBlocks;
  return [from, Math.min(from + plan.chunkBlocks, plan.blocks)];
}

/** Copies a block of images into this thread's scratch. */
function stage(context: ThreadContext, block: number): number {
  const { plan, images, memory } = context;
  const first = block * plan.blockRows;
  const rows = Math.min(plan.blockRows, plan.rows - first);
  const piece = images.subarray(first * plan.columns, (first + rows) * plan.columns);
  const at = scratchOf(context);
  if (plan.bytes) new Uint8Array(memory.buffer, at, piece.length).set(piece);
  else new Float32Array(memory.buffer, at, piece.length).set(piece);
  return rows;
}

/** Each phase does one item of the work of all threads; items are independent of each other. */
export const PHASES = {
  /** Per block: counts into the places where the starts will be. */
  count(context: ThreadContext, block: number): void {
    const { kernels, plan } = context;
    const rows = stage(context, block);
    kernels.count(
      scratchOf(context),
      plan.bytes !== 0,
      rows,
      plan.columns,
      plan.rowStarts + block * plan.blockRows * 4,
      columnLists(plan, block),
    );
  },

  /** Per block: the non-zeros as lists by row and by column. */
  pack(context: ThreadContext, block: number): void {
    const { kernels, plan, memory } = context;
    const rows = stage(context, block);
    const starts = new Uint32Array(
      memory.buffer,
      plan.rowStarts + block * plan.blockRows * 4,
      plan.blockRows + 1,
    );
    const lists = new Uint32Array(memory.buffer, columnLists(plan, block), plan.columns + 1);
    const begins = lists.slice();
    kernels.pack(
      scratchOf(context),
      plan.bytes !== 0,
      rows,
      plan.columns,
      starts[0]!,
      columnLists(plan, block),
      plan.indices,
      plan.values,
      plan.columnIndices,
      plan.columnValues,
    );
    lists.set(begins);
    kernels.moments(plan.values, starts[0]!, starts[plan.blockRows]!, plan.moments + block * 16);
  },

  /** Per group of 48 columns: their rows of X'·X, from the group's first column on, at argument0 (float64). */
  imageGram(context: ThreadContext, group: number): void {
    const { kernels, plan, memory } = context;
    const first = group * GRAM_GROUP, width = Math.min(GRAM_GROUP, plan.columns - first);
    const dense = f32(context, scratchOf(context), plan.blockRows * GRAM_GROUP);
    const sums = dense.byteOffset + dense.byteLength;
    const length = (plan.columns - first) * GRAM_GROUP;
    const indices = new Uint16Array(memory.buffer, plan.columnIndices);
    const values = new Float32Array(memory.buffer, plan.columnValues);
    const out = plan.argument0 + group * plan.columns * GRAM_GROUP * 8;
    f64(context, out, plan.columns * GRAM_GROUP).fill(0);
    for (let block = 0; block < plan.blocks; block++) {
      const lists = columnLists(plan, block) + first * 4;
      const starts = new Uint32Array(memory.buffer, lists, width + 1);
      dense.fill(0);
      for (let j = 0; j < width; j++) {
        for (let e = starts[j]!; e < starts[j + 1]!; e++) {
          dense[indices[e]! * GRAM_GROUP + j] = values[e]!;
        }
      }
      f32(context, sums, length).fill(0);
      kernels.product(
        GRAM_GROUP / 4,
        plan.columns - first,
        lists,
        plan.columnIndices,
        plan.columnValues,
        dense.byteOffset,
        sums,
        false,
      );
      kernels.addDoubles(sums, length, out + first * GRAM_GROUP * 8);
    }
  },

  /** Per 16 rows: float64 product of argument0 (columns x columns) and argument1 (columns x argument3) to argument2. */
  multiply({ kernels, plan }: ThreadContext, item: number): void {
    const size = plan.columns, first = item * 16, width = plan.argument3;
    const rows = Math.min(16, size - first);
    const from = plan.argument0 + first * size * 8, to = plan.argument2 + first * width * 8;
    kernels.multiply(from, rows, size, plan.argument1, width, to);
  },

  /** Per chunk: X·H' to argument0 (rows x k). */
  project(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const [from, to] = blocksOf(plan, chunk);
    const first = from * plan.blockRows, rows = (to - from) * plan.blockRows;
    kernels.product(
      plan.vectors,
      rows,
      plan.rowStarts + first * 4,
      plan.indices,
      plan.values,
      plan.components,
      plan.argument0 + first * rowBytes(plan),
      true,
    );
  },

  /** Per chunk: a sweep of W, then this chunk's part of W'·X and W'·W. argument0 = L1. */
  passFeatures(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const { vectors, blockRows, columns } = plan;
    const stride = rowBytes(plan), scratch = scratchOf(context);
    const products = scratch + sweepScratch(vectors);
    const partLength = plan.ranges * plan.rangeColumns * vectors * 4;
    const part = plan.chunkParts + chunk * partLength * 4;
    const gramLength = (vectors * 4) ** 2, gram = plan.chunkGrams + chunk * gramLength * 8;
    f32(context, part, partLength).fill(0);
    f64(context, gram, gramLength).fill(0);
    let violation = 0;
    const [from, to] = blocksOf(plan, chunk);
    for (let block = from; block < to; block++) {
      const features = plan.features + block * blockRows * stride;
      const rows = plan.rowStarts + block * blockRows * 4;
      kernels.product(
        vectors,
        blockRows,
        rows,
        plan.indices,
        plan.values,
        plan.components,
        products,
        true,
      );
      violation += kernels.sweep(
        blockRows,
        plan.k,
        vectors,
        features,
        products,
        plan.gram,
        plan.inverse,
        plan.argument0,
        scratch,
      );
      kernels.gram(blockRows, vectors, features, gram);
      kernels.product(
        vectors,
        columns,
        columnLists(plan, block),
        plan.columnIndices,
        plan.columnValues,
        features,
        part,
        false,
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = violation;
  },

  /** Per range of columns: sums W'·X, sweeps H, then the range's part of H·H' and <W'·X, H>. argument0 = L1. */
  passComponents(context: ThreadContext, range: number): void {
    const { kernels, plan } = context;
    const { vectors, rangeColumns } = plan;
    const length = rangeColumns * vectors * 4, offset = range * length * 4;
    const partBytes = plan.ranges * length * 4;
    const components = plan.components + offset, products = plan.columnProducts + offset;
    kernels.reduce(plan.chunkParts + offset, plan.chunks, partBytes, length, products);
    const violation = kernels.sweep(
      rangeColumns,
      plan.k,
      vectors,
      components,
      products,
      plan.gram,
      plan.inverse,
      plan.argument0,
      scratchOf(context),
    );
    const inner = kernels.dot(products, components, length);
    f64(context, plan.rangeScalars + range * 64, 2).set([violation, inner]);
    PHASES.componentGram(context, range);
  },

  /** Per range of columns: its part of H·H'. */
  componentGram(context: ThreadContext, range: number): void {
    const { kernels, plan } = context;
    const length = (plan.vectors * 4) ** 2, gram = plan.rangeGrams + range * length * 8;
    f64(context, gram, length).fill(0);
    const components = plan.components + range * plan.rangeColumns * rowBytes(plan);
    kernels.gram(plan.rangeColumns, plan.vectors, components, gram);
  },

  /** Per chunk: its part of W'·W, and <W, argument0>. */
  featureGram(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const [from, to] = blocksOf(plan, chunk);
    const length = (plan.vectors * 4) ** 2, gram = plan.chunkGrams + chunk * length * 8;
    f64(context, gram, length).fill(0);
    let inner = 0;
    for (let block = from; block < to; block++) {
      const offset = block * plan.blockRows * rowBytes(plan);
      kernels.gram(plan.blockRows, plan.vectors, plan.features + offset, gram);
      inner += kernels.dot(
        plan.features + offset,
        plan.argument0 + offset,
        plan.blockRows * plan.vectors * 4,
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = inner;
  },

  /** Per chunk: a sweep of W towards the products at argument1. argument0 = L1. */
  sweepFeatures(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const [from, to] = blocksOf(plan, chunk);
    const offset = from * plan.blockRows * rowBytes(plan);
    const violation = kernels.sweep(
      (to - from) * plan.blockRows,
      plan.k,
      plan.vectors,
      plan.features + offset,
      plan.argument1 + offset,
      plan.gram,
      plan.inverse,
      plan.argument0,
      scratchOf(context),
    );
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = violation;
  },

  /** Per chunk: copies its rows of the factor-shaped array at argument0 to argument1. */
  copyFeatures(context: ThreadContext, chunk: number): void {
    const { plan } = context;
    const [from, to] = blocksOf(plan, chunk);
    const offset = from * plan.blockRows * rowBytes(plan),
      length = (to - from) * plan.blockRows * plan.vectors * 4;
    f32(context, plan.argument1 + offset, length).set(
      f32(context, plan.argument0 + offset, length),
    );
  },

  /** Per chunk: W = max(0, W + argument1 * (W - the array at argument0)). */
  extrapolateFeatures({ kernels, plan }: ThreadContext, chunk: number): void {
    const [from, to] = blocksOf(plan, chunk);
    const offset = from * plan.blockRows * rowBytes(plan),
      length = (to - from) * plan.blockRows * plan.vectors * 4;
    kernels.extrapolate(plan.features + offset, plan.argument0 + offset, plan.argument1, length);
  },
};

/** Name of a phase. */
export type PhaseName = keyof typeof PHASES;
/** The phases' names in the order of their numbers. */
export const PHASE_NAMES: readonly PhaseName[] = Object.keys(PHASES) as PhaseName[];
