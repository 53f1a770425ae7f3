import type { Kernels } from "../kernels/kernels.ts";
import type { KernelMemory } from "./memory.ts";
import type { Plan } from "./plan.ts";

/** What a thread works with. */
export interface ThreadContext {
  /** This thread's kernels. */
  readonly kernels: Kernels;
  /** The memory that all threads share. */
  readonly memory: KernelMemory;
  /** Where everything lies in it. */
  readonly plan: Plan;
  /** Where the fields of the running phase stand. */
  readonly fields: Float64Array;
  /** X as it was loaded, (rows * columns). */
  readonly images: Uint8Array | Float32Array;
  /** Number of this thread, 0 = the coordinator. */
  readonly thread: number;
}

/** Distance of two rows of W or H'. */
export const rowBytes = (plan: Plan): number => plan.vectors * 16;
/** Where this thread's scratch begins. */
export const scratchOf = ({ plan, thread }: ThreadContext): number =>
  plan.scratch + thread * plan.scratchBytes;
/** A view of float32 in the memory. */
export const f32 = ({ memory }: ThreadContext, at: number, length: number): Float32Array =>
  new Float32Array(memory.buffer, at, length);
/** Values of X from a place on, in their own type. */
export const valuesOf = (
  { memory, plan }: Pick<ThreadContext, "memory" | "plan">,
  at: number,
): Uint8Array | Float32Array =>
  plan.bytes ? new Uint8Array(memory.buffer, at) : new Float32Array(memory.buffer, at);
/** A view of float64 in the memory. */
export const f64 = ({ memory }: ThreadContext, at: number, length: number): Float64Array =>
  new Float64Array(memory.buffer, at, length);

/** First list of a block's columns in `columnStarts`: every block has one end more than columns. */
export const columnLists = (plan: Plan, block: number): number =>
  plan.columnStarts + block * (plan.columns + 1) * 4;

/** The blocks that make up a chunk, of all rows or of the plan's subset of them. */
export function* blocksOf(plan: Plan, chunk: number): Generator<number> {
  const first = plan.offset + chunk * plan.chunkBlocks * plan.stride;
  const end = Math.min(first + plan.chunkBlocks * plan.stride, plan.blocks);
  for (let block = first; block < end; block += plan.stride) yield block;
}
