// @ts-types="./kernels_module.d.ts"
import module from "./kernels_module.js";
import { type Kernels, MEMORY_PAGES } from "./kernels.ts";

/**
 * One shared memory of 4 GiB: addresses, of which the system backs only those that are written to. That its size never
 * changes spares the kernels a part of every bounds check.
 */
export function createSharedMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES, shared: true });
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
