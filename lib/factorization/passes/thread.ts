/// <reference lib="deno.worker" />
import { sharedPlan } from "./plan.ts";
import { help } from "./phase_runner.ts";

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

// Where the engine cannot run them, nobody will ask this thread for help.
const compiled = import("../kernels/wasm.ts");
compiled.catch(() => {});

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = async ({ data }: MessageEvent<ThreadStart>) => {
    port.close();
    const { wasmKernels } = await compiled;
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
};
