import type { Plan } from "./plan.ts";
import {
  blocksOf,
  columnLists,
  f32,
  f64,
  productOf,
  scratchOf,
  type ThreadContext,
  valuesOf,
} from "./thread_context.ts";

/** Columns of X that one item of the phase `imageGram` handles: twelve vectors, which fill the registers. */
export const GRAM_GROUP = 48;

/** Bytes of scratch that a thread needs to read X and for X'·X. */
export function imageScratch(plan: Plan): number {
  const gram = GRAM_GROUP * 4 * (plan.blockRows + plan.columns);
  return Math.max(plan.blockRows * plan.columns * (plan.bytes ? 1 : 4) + 16, gram);
}

/** Phases that pack X, and those that start W and H from it. */
export const IMAGE_PHASES = {
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
      starts.byteOffset,
      columnLists(plan, block),
      plan.indices,
      plan.values,
      plan.columnIndices,
      plan.columnValues,
    );
    lists.set(begins);
    const [from, to] = [starts[0]!, starts[plan.blockRows]!];
    kernels.moments(plan.values, plan.bytes !== 0, from, to, plan.moments + block * 16);
  },

  /** Per group of 48 columns: their rows of X'·X, from the group's first column on, at argument0 (float64). */
  imageGram(context: ThreadContext, group: number): void {
    const { kernels, plan, memory } = context;
    const first = group * GRAM_GROUP, width = Math.min(GRAM_GROUP, plan.columns - first);
    const dense = f32(context, scratchOf(context), plan.blockRows * GRAM_GROUP);
    const sums = dense.byteOffset + dense.byteLength;
    const length = (plan.columns - first) * GRAM_GROUP;
    const indices = new Uint16Array(memory.buffer, plan.columnIndices);
    const values = valuesOf(context, plan.columnValues);
    const out = plan.argument0 + group * plan.columns * GRAM_GROUP * 8;
    f64(context, out, plan.columns * GRAM_GROUP).fill(0);
    for (const block of sampledBlocks(plan)) {
      const lists = columnLists(plan, block) + first * 4;
      const starts = new Uint32Array(memory.buffer, lists, width + 1);
      dense.fill(0);
      for (let j = 0; j < width; j++) {
        for (let e = starts[j]!; e < starts[j + 1]!; e++) {
          dense[indices[e]! * GRAM_GROUP + j]! += values[e]!;
        }
      }
      f32(context, sums, length).fill(0);
      productOf(context)(
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
};

/** Every block, or those of the plan's sample. */
function* sampledBlocks(plan: Plan): Generator<number> {
  for (let chunk = 0; chunk < plan.chunks; chunk++) {
    const [from, to] = blocksOf(plan, chunk);
    for (let block = from; block < to; block++) yield block;
  }
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
