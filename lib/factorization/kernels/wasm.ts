// @ts-types="./kernels_module.d.ts"
import module from "./kernels_module.js";
import type { Kernels } from "./kernels.ts";

/** One shared memory of at most 4 GiB: reserved, not used, until it grows. */
export function createSharedMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });
}

/** The WASM SIMD kernels on the given shared memory; each thread has its own instance. */
export function wasmKernels(memory: WebAssembly.Memory): Kernels {
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return exports as unknown as Kernels;
}

/** Whether this engine runs the compiled kernels: SIMD, relaxed SIMD and shared memory. */
export function hasWasmKernels(): boolean {
  try {
    wasmKernels(createSharedMemory());
    return true;
  } catch {
    return false;
  }
}
