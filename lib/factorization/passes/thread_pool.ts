import { KERNEL_DATA_BYTES, type Kernels, MEMORY_PAGES } from "../kernels/kernels.ts";
import { startWorkerThreads } from "./worker_threads.ts";
import type { KernelMemory } from "./plan.ts";

/** What computes, before there is anything to compute: kernels on their memory, and helping threads that come up. */
export interface ThreadPool {
  /** The coordinator's kernels. */
  readonly kernels: Kernels;
  /** The memory that all threads share. */
  readonly memory: KernelMemory;
  /** Ports of threads that wait for their `ThreadStart`. */
  readonly helpers: readonly MessagePort[];
}

/** Bytes of one page of the operating system: touching one byte makes it provide them all. */
const PAGE_BYTES = 4096;

/**
 * Makes the kernels ready for a coordinator and helping threads. What this engine cannot run compiled, for want of SIMD
 * or shared memory, runs as the plain twins, in one thread.
 *
 * @param helpers ports of helping threads, see `startWorkerThreads`
 */
export async function assembleThreadPool(helpers: readonly MessagePort[]): Promise<ThreadPool> {
  try {
    const { createSharedMemory, wasmKernels } = await import("../kernels/wasm.ts");
    const memory = createSharedMemory();
    return { kernels: wasmKernels(memory), memory, helpers };
  } catch {
    const { referenceKernels } = await import("../kernels/reference.ts");
    const memory = new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES });
    return { kernels: referenceKernels(memory), memory, helpers: [] };
  }
}

/** A team of this thread and as many helping ones as make `threads`. */
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
