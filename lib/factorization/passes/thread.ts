/// <reference lib="deno.worker" />
import { wasmKernels } from "../kernels/wasm.ts";
import { sharedPlan } from "./plan.ts";
import { help } from "./pool.ts";

/** What a helping thread is told once, before it sleeps on the control words. */
export interface ThreadStart {
  /** The memory that all threads share. */
  readonly memory: WebAssembly.Memory;
  /** Where the plan lies. */
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

self.onmessage = ({ data }: MessageEvent<ThreadStart>) => {
  help({
    kernels: wasmKernels(data.memory),
    memory: data.memory,
    plan: sharedPlan(new Float64Array(data.registers)),
    images: data.bytes
      ? new Uint8Array(data.images)
      : new Float32Array(data.images, 0, Math.floor(data.images.byteLength / 4)),
    thread: data.thread,
  }, new Int32Array(data.control));
  self.close();
};
