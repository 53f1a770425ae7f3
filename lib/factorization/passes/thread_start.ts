import type { Kernels } from "../kernels/kernels.ts";
import { sharedFields, sharedPlan } from "./plan.ts";
import type { ThreadContext } from "./thread_context.ts";

/** What a worker thread is told once, before it sleeps on the control words. */
export interface ThreadStart {
  /** The memory that all threads share. */
  readonly memory: WebAssembly.Memory;
  /** The plan, and the fields of the running phase. */
  readonly registers: SharedArrayBuffer;
  /** The control words. */
  readonly control: SharedArrayBuffer;
  /** X as it was loaded. */
  readonly images: SharedArrayBuffer;
  /** Whether pixels are bytes, else float32. */
  readonly bytes: boolean;
  /** Number of this thread, from 1. */
  readonly thread: number;
}

/** What the thread works with from then on. */
export function contextOf(
  { memory, registers, images, bytes, thread }: ThreadStart,
  kernels: Kernels,
): ThreadContext {
  return {
    kernels,
    memory,
    plan: sharedPlan(registers),
    fields: sharedFields(registers),
    images: bytes
      ? new Uint8Array(images)
      : new Float32Array(images, 0, Math.floor(images.byteLength / 4)),
    thread,
  };
}
