import { KERNEL_DATA_BYTES, type Kernels, MEMORY_PAGES } from "../kernels/kernels.ts";
import type { KernelMemory } from "./memory.ts";
import { startWorkerThreads } from "./worker_threads.ts";

/** Threads before they have work: the coordinator's kernels on their memory, and worker threads that come up. */
export interface ThreadPool {
  /** The coordinator's kernels. */
  readonly kernels: Kernels;
  /** The memory that all threads share. */
  readonly memory: KernelMemory;
  /** Ports of threads that wait for their `ThreadStart`. */
  readonly workers: readonly MessagePort[];
  /** What the user should know of how it computes, one sentence each. */
  readonly notes: readonly string[];
}

/** Bytes of one page of the operating system: touching one byte makes it provide them all. */
const PAGE_BYTES = 4096;

/**
 * Makes the kernels ready for a coordinator and worker threads. Where this engine cannot run them compiled, for want of
 * SIMD or shared memory, their plain twins run in one thread, and a note says so.
 *
 * @param workers ports of worker threads, see `startWorkerThreads`
 */
export async function assembleThreadPool(workers: readonly MessagePort[]): Promise<ThreadPool> {
  try {
    const { createSharedMemory, wasmKernels } = await import("../kernels/wasm.ts");
    const memory = createSharedMemory();
    return { kernels: wasmKernels(memory), memory, workers, notes: [] };
  } catch (error) {
    const { referenceKernels } = await import("../kernels/reference.ts");
    const memory = new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES });
    return { kernels: referenceKernels(memory), memory, workers: [], notes: [slowNote(error)] };
  }
}

function slowNote(error: unknown): string {
  const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
  return "Plain TypeScript in one thread computed this, many times slower than the compiled kernels, " +
    `which do not run here: ${reason}.`;
}

/** A thread pool of this thread and as many workers as make `threads`. */
export function startThreadPool(threads: number): Promise<ThreadPool> {
  return assembleThreadPool(startWorkerThreads(threads - 1).map(({ port }) => port));
}

/**
 * Has the system provide the first bytes of the memory now: fresh memory takes longer than all else in packing images, so
 * it is asked for while they are still being read.
 */
export function touchMemory({ memory }: ThreadPool, bytes: number): void {
  const length = Math.min(bytes, memory.buffer.byteLength - KERNEL_DATA_BYTES);
  const view = new Uint8Array(memory.buffer, KERNEL_DATA_BYTES, length);
  for (let at = 0; at < length; at += PAGE_BYTES) view[at] = 0;
}
