import { KERNEL_DATA_BYTES, type Kernels } from "../kernels/kernels.ts";
import { imageScratch } from "./image_phases.ts";
import { type Arena, createArena, type KernelMemory } from "./memory.ts";
import { cutImages, type ImageMatrix, type ImageTotals, packNonZeros } from "./packing.ts";
import { controlBytes, createPhaseRunner, type PhaseRunner } from "./phase_runner.ts";
import { type Plan, REGISTER_BYTES, sharedFields, sharedPlan } from "./plan.ts";
import type { ThreadContext } from "./thread_context.ts";
import type { ThreadPool } from "./thread_pool.ts";
import type { ThreadStart } from "./thread_start.ts";

/** X as its non-zeros in shared memory, with the threads that pass over it. */
export interface SparseImages extends ImageTotals {
  /** Where everything lies, and how the work is cut. */
  readonly plan: Plan;
  /** What it lies in. */
  readonly memory: KernelMemory;
  /** This thread's kernels. */
  readonly kernels: Kernels;
  /** Hands out more of the memory. */
  readonly arena: Arena;
  /** Runs phases on all threads. */
  readonly phases: PhaseRunner;
  /** How many compute, this one included. */
  readonly threads: number;
  /** What the user should know of how they compute, one sentence each. */
  readonly notes: readonly string[];
  /** Ends the worker threads. */
  close(): void;
}

/** How images are packed. */
export interface PackOptions {
  /** Components that the passes will have: they decide how many rows make a block. */
  readonly components?: number;
  /** The threads' control words, {@linkcode controlBytes} of them, where the caller wants to be able to `abort`. */
  readonly control?: SharedArrayBuffer;
}

/**
 * Packs the images' non-zeros by row and by column, and sets the worker threads to work.
 *
 * @param pool who computes; its worker threads end when the images are closed
 * @throws Aborted
 */
export function packImages(
  matrix: ImageMatrix,
  pool: ThreadPool,
  options: PackOptions = {},
): SparseImages {
  const { kernels, memory, workers, notes } = pool, threads = workers.length + 1;
  const { components = 16, control = new SharedArrayBuffer(controlBytes(workers.length)) } =
    options;
  const registers = new SharedArrayBuffer(REGISTER_BYTES), plan = sharedPlan(registers);
  const context: ThreadContext = {
    kernels,
    memory,
    plan,
    fields: sharedFields(registers),
    images: matrix.pixels,
    thread: 0,
  };
  const phases = createPhaseRunner(context, new Int32Array(control), workers.length);
  const close = () => {
    phases.close();
    for (const worker of workers) worker.close();
  };
  startWorkers(pool, matrix, registers, control);
  try {
    cutImages(plan, matrix, components);
    const arena = createArena(memory, KERNEL_DATA_BYTES);
    plan.scratchBytes = Math.ceil(imageScratch(plan) / 128) * 128;
    plan.scratch = arena.take(plan.scratchBytes * threads);
    const totals = packNonZeros(plan, arena, phases, memory);
    return { plan, memory, kernels, arena, phases, threads, notes, close, ...totals };
  } catch (error) {
    close();
    throw error;
  }
}

/** Tells the worker threads what they work with. */
function startWorkers(
  { memory, workers }: ThreadPool,
  { pixels }: ImageMatrix,
  registers: SharedArrayBuffer,
  control: SharedArrayBuffer,
): void {
  workers.forEach((worker, i) => {
    const start: ThreadStart = {
      memory: memory as WebAssembly.Memory,
      registers,
      control,
      images: pixels.buffer as SharedArrayBuffer,
      bytes: pixels instanceof Uint8Array,
      thread: i + 1,
    };
    worker.postMessage(start);
  });
}
