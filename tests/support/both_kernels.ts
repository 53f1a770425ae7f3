import { KERNEL_DATA_BYTES, type Kernels } from "../../lib/factorization/kernels/kernels.ts";
import { referenceKernels } from "../../lib/factorization/kernels/reference.ts";
import { createSharedMemory, wasmKernels } from "../../lib/factorization/kernels/wasm.ts";

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** Arrays by name: what a kernel reads and writes. */
export type Arrays = Readonly<Record<string, Numbers>>;

/** What a kernel left in the arrays, and what it returned. */
export interface Outcome<A extends Arrays> {
  readonly arrays: A;
  readonly returned: number | void;
}

const memory = createSharedMemory();
const compiled = wasmKernels(memory);

/**
 * Runs a kernel on the same arrays compiled and in plain TypeScript. Around the arrays lie guards: a kernel that writes
 * beside them makes this throw.
 *
 * @param run is given the kernels and the byte offset of each array
 */
export function runBoth<A extends Arrays>(
  arrays: A,
  run: (kernels: Kernels, at: Record<keyof A, number>) => number | void,
): { wasm: Outcome<A>; plain: Outcome<A> } {
  const { at, end } = layout(arrays);
  const own = { buffer: new ArrayBuffer(end) };
  return {
    wasm: runOn(compiled, memory.buffer, arrays, at, end, run),
    plain: runOn(referenceKernels(own), own.buffer, arrays, at, end, run),
  };
}

const GUARD = 0xa5, GUARD_BYTES = 64;

function layout<A extends Arrays>(arrays: A): { at: Record<keyof A, number>; end: number } {
  let next = KERNEL_DATA_BYTES + GUARD_BYTES;
  const at = {} as Record<keyof A, number>;
  for (const [name, array] of Object.entries(arrays)) {
    at[name as keyof A] = next;
    next = Math.ceil((next + array.byteLength) / 16) * 16 + GUARD_BYTES;
  }
  return { at, end: next };
}

function runOn<A extends Arrays>(
  kernels: Kernels,
  buffer: ArrayBufferLike,
  arrays: A,
  at: Record<keyof A, number>,
  end: number,
  run: (kernels: Kernels, at: Record<keyof A, number>) => number | void,
): Outcome<A> {
  const bytes = new Uint8Array(buffer, 0, end);
  bytes.fill(GUARD, KERNEL_DATA_BYTES);
  for (const [name, array] of Object.entries(arrays)) bytes.set(bytesOf(array), at[name]);
  const returned = run(kernels, at);

  const after: Record<string, Numbers> = {};
  for (const [name, array] of Object.entries(arrays)) {
    const copy = array.slice();
    const found = bytes.subarray(at[name], at[name]! + array.byteLength);
    bytesOf(copy).set(found);
    after[name] = copy;
    found.fill(GUARD);
  }
  if (bytes.subarray(KERNEL_DATA_BYTES).some((byte) => byte !== GUARD)) {
    throw new Error("a kernel wrote beside its arrays");
  }
  return { arrays: after as unknown as A, returned };
}

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
