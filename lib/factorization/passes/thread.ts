/// <reference lib="deno.worker" />
import { serve } from "./phase_runner.ts";
import { contextOf, type ThreadStart } from "./thread_start.ts";

// Where the engine cannot run them, this thread gets no work.
const compiled = import("../kernels/wasm.ts");
compiled.catch(() => {});

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = async ({ data }: MessageEvent<ThreadStart>) => {
    port.close();
    const { wasmKernels } = await compiled;
    serve(contextOf(data, wasmKernels(data.memory)), new Int32Array(data.control));
    self.close();
  };
};
