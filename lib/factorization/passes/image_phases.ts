import { outerScratch } from "../kernels/kernels.ts";
import { definePhase } from "./phase.ts";
import type { Plan } from "./plan.ts";
import { blocksOf, columnLists, scratchOf, type ThreadContext } from "./thread_context.ts";

/** Bytes of scratch that a thread needs to read X and for X'·X. */
export function imageScratch(plan: Plan): number {
  const block = plan.blockRows * plan.columns * (plan.bytes ? 1 : 4) + 16;
  return Math.max(block, outerScratch(gramSize(plan).vectors));
}

/** A part of X'·X: its side in vectors of four, and its bytes. */
export function gramSize({ columns, bytes }: Plan): { vectors: number; bytes: number } {
  const vectors = Math.ceil(columns / 4);
  return { vectors, bytes: (vectors * 4) ** 2 * (bytes ? 4 : 8) };
}

/** Phases that pack X, and those that start W and H from it. */
export const IMAGE_PHASES = {
  /** Per block: counts into the places where the starts will be. */
  count: definePhase({}, (context, block) => {
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
  }),

  /** Per block: the non-zeros as lists by row and by column. */
  pack: definePhase({}, (context, block) => {
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
  }),

  /** Per slab of blocks: its part of X'·X, one after the other from `parts` on. */
  imageGram: definePhase(
    { parts: "number", slabs: "number" },
    (context, slab, { parts, slabs }) => {
      const { kernels, plan, memory } = context;
      const { vectors, bytes } = gramSize(plan), scratch = scratchOf(context);
      const out = parts + slab * bytes;
      new Uint8Array(memory.buffer, out, bytes).fill(0);
      new Uint8Array(memory.buffer, scratch, outerScratch(vectors)).fill(0);
      const blocks = Array.from({ length: plan.chunks }, (_, chunk) => [...blocksOf(plan, chunk)])
        .flat();
      const from = Math.floor(slab * blocks.length / slabs);
      const to = Math.floor((slab + 1) * blocks.length / slabs);
      for (const block of blocks.slice(from, to)) {
        kernels.outer(
          plan.bytes !== 0,
          plan.blockRows,
          plan.rowStarts + block * plan.blockRows * 4,
          plan.indices,
          plan.values,
          vectors,
          scratch,
          out,
        );
      }
    },
  ),

  /** Per 16 rows: float64 product of `left` (columns x columns) and `right` (columns x width). */
  multiply: definePhase(
    { left: "number", right: "number", width: "number", to: "number" },
    ({ kernels, plan }, item, { left, right, width, to }) => {
      const size = plan.columns, first = item * 16, rows = Math.min(16, size - first);
      const [from, out] = [left + first * size * 8, to + first * width * 8];
      kernels.multiply(from, rows, size, right, width, out);
    },
  ),
};

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
