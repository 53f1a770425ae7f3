import { KERNEL_DATA_BYTES, type Kernels } from "../kernels/kernels.ts";
import { imageScratch } from "./image_phases.ts";
import type { ThreadContext } from "./thread_context.ts";
import {
  type Arena,
  createArena,
  type KernelMemory,
  type Plan,
  PLAN_BYTES,
  sharedPlan,
} from "./plan.ts";
import { controlBytes, createPhaseRunner, type Pool } from "./phase_runner.ts";
import type { ThreadPool } from "./thread_pool.ts";
import type { ThreadStart } from "./thread.ts";

/** X as its non-zeros in shared memory, with the threads that pass over it. */
export interface SparseImages {
  /** Where everything lies, and how the work is cut. */
  readonly plan: Plan;
  /** What it lies in. */
  readonly memory: KernelMemory;
  /** This thread's kernels. */
  readonly kernels: Kernels;
  /** Hands out more of the memory. */
  readonly arena: Arena;
  /** Runs phases on all threads. */
  readonly pool: Pool;
  /** How many compute, this one included. */
  readonly threads: number;
  /** Sum of all pixels. */
  readonly sum: number;
  /** ‖X‖², exact for whole pixels. */
  readonly sumOfSquares: number;
  /** Number of pixels that are not zero. */
  readonly nonZeros: number;
  /** Ends the helping threads. */
  close(): void;
}

/** X as it arrives: row-major pixels. */
export interface ImageMatrix {
  /** Shared, so that helping threads can read it. */
  readonly pixels: Uint8Array | Float32Array;
  /** Number of images, n. */
  readonly rows: number;
  /** Pixels of an image, p. */
  readonly columns: number;
}

/** Bytes of W that stay in the first-level cache while columns gather from them. */
const BLOCK_BYTES = 48 * 1024;
/** Rows of a block: fewer make too many short lists, more do not pay either. */
const BLOCK_ROWS = { least: 256, most: 512 };
/** Blocks that there should be of few images, down to a size: samples are made of blocks, and images may come in order. */
const FEW = { blocks: 64, rows: 128 };
/** Units of work a pass is cut into, at the most: enough to balance, few enough to sum. */
const CHUNKS = 48;

/** How images are packed. */
export interface PackOptions {
  /** Components that the passes will have: they decide how many rows make a block. */
  readonly components?: number;
  /** The threads' control words, {@linkcode controlBytes} of them, where the caller wants to be able to `abort`. */
  readonly control?: SharedArrayBuffer;
}

/**
 * Packs the images' non-zeros by row and by column, and sets the helping threads to work.
 *
 * @param team who computes; its helping threads go home when the images are closed
 * @throws Aborted
 */
export function packImages(
  matrix: ImageMatrix,
  team: ThreadPool,
  options: PackOptions = {},
): SparseImages {
  const { kernels, memory, helpers } = team;
  const { components = 16, control = new SharedArrayBuffer(controlBytes(helpers.length)) } =
    options;
  const registers = new SharedArrayBuffer(PLAN_BYTES);
  const plan = sharedPlan(new Float64Array(registers));
  const context: ThreadContext = { kernels, memory, plan, images: matrix.pixels, thread: 0 };
  const pool = createPhaseRunner(context, new Int32Array(control), helpers.length);
  const end = () => {
    pool.close();
    for (const helper of helpers) helper.close();
  };
  helpers.forEach((helper, i) => {
    const start: ThreadStart = {
      memory: memory as WebAssembly.Memory,
      registers,
      control,
      images: matrix.pixels.buffer as SharedArrayBuffer,
      bytes: matrix.pixels instanceof Uint8Array,
      thread: i + 1,
    };
    helper.postMessage(start);
  });

  try {
    cut(plan, matrix, components);
    const arena = createArena(memory, KERNEL_DATA_BYTES);
    plan.scratchBytes = Math.ceil(imageScratch(plan) / 128) * 128;
    plan.scratch = arena.take(plan.scratchBytes * (helpers.length + 1));
    const nonZeros = pack(plan, arena, pool, memory);
    const [sum, sumOfSquares] = sumMoments(
      new Float64Array(memory.buffer, plan.moments, plan.blocks * 2),
    );
    return {
      plan,
      memory,
      kernels,
      arena,
      pool,
      threads: helpers.length + 1,
      sum,
      sumOfSquares,
      nonZeros,
      close: end,
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** Blocks, chunks and ranges: by the data alone, so that sums do not depend on the threads. */
function cut(plan: Plan, { rows, columns, pixels }: ImageMatrix, components: number): void {
  plan.rows = rows;
  plan.columns = columns;
  plan.bytes = pixels instanceof Uint8Array ? 1 : 0;
  const fitting = Math.floor(BLOCK_BYTES / (Math.ceil(components / 4) * 16));
  const { least, most } = BLOCK_ROWS;
  const few = Math.max(FEW.rows, Math.ceil(rows / FEW.blocks));
  const blockRows = Math.min(most, few, Math.max(least, fitting));
  plan.blockRows = Math.min(blockRows & ~7, Math.ceil(rows / 8) * 8);
  plan.blocks = Math.ceil(rows / plan.blockRows);
  plan.chunkBlocks = Math.ceil(plan.blocks / CHUNKS);
  plan.chunks = Math.ceil(plan.blocks / plan.chunkBlocks);
  plan.stride = 1;
  plan.offset = 0;
  plan.rangeColumns = Math.ceil(columns / 16 / 8) * 8;
  plan.ranges = Math.ceil(columns / plan.rangeColumns);
}

function pack(plan: Plan, arena: Arena, pool: Pool, memory: KernelMemory): number {
  const paddedRows = plan.blocks * plan.blockRows, width = plan.columns + 1;
  plan.rowStarts = arena.take((paddedRows + 1) * 4);
  plan.columnStarts = arena.take(plan.blocks * width * 4);
  plan.moments = arena.take(plan.blocks * 16);
  pool.run("count", plan.blocks);

  const rowStarts = new Uint32Array(memory.buffer, plan.rowStarts, paddedRows + 1);
  const nonZeros = rowStarts.reduce((sum, count) => sum + count, 0);
  const entries = toStarts(rowStarts, 0);
  const columnStarts = new Uint32Array(memory.buffer, plan.columnStarts, plan.blocks * width);
  let columnEntries = 0;
  for (let block = 0; block < plan.blocks; block++) {
    const counts = columnStarts.subarray(block * width, (block + 1) * width);
    columnEntries = toStarts(counts, columnEntries);
  }
  const valueBytes = plan.bytes ? 1 : 4;
  plan.indices = arena.take(entries * 2);
  plan.values = arena.take(entries * valueBytes);
  plan.columnIndices = arena.take(columnEntries * 2);
  plan.columnValues = arena.take(columnEntries * valueBytes);
  pool.run("pack", plan.blocks);
  return nonZeros;
}

/**
 * Counts -> where each list starts, in place; the last place becomes the end. Lists take a multiple of four entries; fresh
 * memory fills them up with zeros.
 */
function toStarts(counts: Uint32Array, first: number): number {
  let next = first;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    counts[i] = next;
    next += (count + 3) & ~3;
  }
  return next;
}

function sumMoments(moments: Float64Array): [sum: number, sumOfSquares: number] {
  let sum = 0, squares = 0;
  for (let i = 0; i < moments.length; i += 2) {
    sum += moments[i]!;
    squares += moments[i + 1]!;
  }
  return [sum, squares];
}
