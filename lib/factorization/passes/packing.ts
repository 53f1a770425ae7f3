import type { Arena, KernelMemory } from "./memory.ts";
import type { PhaseRunner } from "./phase_runner.ts";
import type { Plan } from "./plan.ts";
import { cutRows } from "./row_cut.ts";

/** X as it arrives: row-major pixels. */
export interface ImageMatrix {
  /** Shared, so that worker threads can read it. */
  readonly pixels: Uint8Array | Float32Array;
  /** Number of images, n. */
  readonly rows: number;
  /** Pixels of an image, p. */
  readonly columns: number;
}

/** What is known of X once it is packed. */
export interface ImageTotals {
  /** Sum of all pixels. */
  readonly sum: number;
  /** ‖X‖², exact for whole pixels. */
  readonly sumOfSquares: number;
  /** Number of pixels that are not zero. */
  readonly nonZeros: number;
}

/** Bytes of W that stay in the first-level cache while columns gather from them. */
const BLOCK_BYTES = 48 * 1024;
/** Rows of a block: fewer make too many short lists, more do not pay either. */
const BLOCK_ROWS = { least: 256, most: 512 };
/** Blocks that there should be of few images, down to a size: subsets are made of blocks, and images may come in order. */
const FEW = { blocks: 64, rows: 128 };

/**
 * Cuts rows into blocks and chunks and columns into ranges: by the data alone, so that sums do not depend on the threads.
 *
 * @param components that the passes will have: they decide how many rows make a block
 */
export function cutImages(
  plan: Plan,
  { rows, columns, pixels }: ImageMatrix,
  components: number,
): void {
  plan.rows = rows;
  plan.columns = columns;
  plan.bytes = pixels instanceof Uint8Array ? 1 : 0;
  const fitting = Math.floor(BLOCK_BYTES / (Math.ceil(components / 4) * 16));
  const { least, most } = BLOCK_ROWS;
  const few = Math.max(FEW.rows, Math.ceil(rows / FEW.blocks));
  const blockRows = Math.min(most, few, Math.max(least, fitting));
  plan.blockRows = Math.min(blockRows & ~7, Math.ceil(rows / 8) * 8);
  plan.blocks = Math.ceil(rows / plan.blockRows);
  Object.assign(plan, cutRows(plan.blocks, 1, 0));
  plan.rangeColumns = Math.ceil(columns / 16 / 8) * 8;
  plan.ranges = Math.ceil(columns / plan.rangeColumns);
}

/**
 * Lists the non-zeros by row and, within each block, by column.
 *
 * @throws Aborted
 */
export function packNonZeros(
  plan: Plan,
  arena: Arena,
  phases: PhaseRunner,
  memory: KernelMemory,
): ImageTotals {
  const paddedRows = plan.blocks * plan.blockRows, width = plan.columns + 1;
  plan.rowStarts = arena.take((paddedRows + 1) * 4);
  plan.columnStarts = arena.take(plan.blocks * width * 4);
  plan.moments = arena.take(plan.blocks * 16);
  phases.run("count", plan.blocks, {});

  const rowStarts = new Uint32Array(memory.buffer, plan.rowStarts, paddedRows + 1);
  const nonZeros = rowStarts.reduce((sum, count) => sum + count, 0);
  const entries = countsToStarts(rowStarts, 0);
  const columnStarts = new Uint32Array(memory.buffer, plan.columnStarts, plan.blocks * width);
  let columnEntries = 0;
  for (let block = 0; block < plan.blocks; block++) {
    const counts = columnStarts.subarray(block * width, (block + 1) * width);
    columnEntries = countsToStarts(counts, columnEntries);
  }
  const valueBytes = plan.bytes ? 1 : 4;
  plan.indices = arena.take(entries * 2);
  plan.values = arena.take(entries * valueBytes);
  plan.columnIndices = arena.take(columnEntries * 2);
  plan.columnValues = arena.take(columnEntries * valueBytes);
  phases.run("pack", plan.blocks, {});
  return { nonZeros, ...sumMoments(plan, memory) };
}

/**
 * Counts -> where each list starts, in place; the last place becomes the end. Lists take a multiple of four entries; fresh
 * memory fills them up with zeros.
 */
function countsToStarts(counts: Uint32Array, first: number): number {
  let next = first;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    counts[i] = next;
    next += (count + 3) & ~3;
  }
  return next;
}

function sumMoments(plan: Plan, memory: KernelMemory): Omit<ImageTotals, "nonZeros"> {
  const moments = new Float64Array(memory.buffer, plan.moments, plan.blocks * 2);
  let sum = 0, sumOfSquares = 0;
  for (let i = 0; i < moments.length; i += 2) {
    sum += moments[i]!;
    sumOfSquares += moments[i + 1]!;
  }
  return { sum, sumOfSquares };
}
