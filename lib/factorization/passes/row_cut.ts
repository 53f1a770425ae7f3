import type { Plan } from "./plan.ts";

/** Units of work that a pass is cut into, at the most: enough to balance, few enough to sum. */
const CHUNKS = 48;
/** The same for a subset of the rows, where sums cost more in proportion. */
const SUBSET_CHUNKS = 12;

/** Which blocks of rows the phases see, and how they are cut into chunks. */
export type RowCut = Pick<Plan, "stride" | "offset" | "chunkBlocks" | "chunks">;

/** Cuts every `stride`-th block of rows, from the block `offset` on, into chunks: by the data alone. */
export function cutRows(blocks: number, stride: number, offset: number): RowCut {
  const all = chunksOf(blocks, CHUNKS);
  if (stride === 1) return { stride, offset, ...all };
  const selected = Math.ceil((blocks - offset) / stride);
  return { stride, offset, ...chunksOf(selected, Math.min(SUBSET_CHUNKS, all.chunks)) };
}

function chunksOf(blocks: number, most: number): Pick<RowCut, "chunkBlocks" | "chunks"> {
  const chunkBlocks = Math.ceil(blocks / most);
  return { chunkBlocks, chunks: Math.ceil(blocks / chunkBlocks) };
}

/** Number of the rows that the phases see. */
export function rowsSeen(
  { rows, blocks, blockRows, stride, offset }: Pick<
    Plan,
    "rows" | "blocks" | "blockRows" | "stride" | "offset"
  >,
): number {
  const selected = Math.ceil((blocks - offset) / stride);
  const last = offset + (selected - 1) * stride;
  return (selected - 1) * blockRows + Math.min(blockRows, rows - last * blockRows);
}
