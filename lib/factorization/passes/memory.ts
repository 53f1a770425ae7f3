/** What a WebAssembly.Memory is to the passes, shared or not. */
export interface KernelMemory {
  /** The whole memory, as it is now. */
  readonly buffer: ArrayBufferLike;
}

/** Hands out pieces of the memory, one after the other, each at a cache line of its own. Nothing is ever given back. */
export interface Arena {
  /** Offset of fresh, zero bytes. */
  take(bytes: number): number;
}

/**
 * An arena over `memory` from `start` on. The memory has its full size from the beginning: the system provides pages as
 * they are first written to.
 *
 * @throws RangeError where the memory does not suffice
 */
export function createArena(memory: KernelMemory, start: number): Arena {
  let next = start;
  return {
    take(bytes) {
      const at = next;
      next = Math.ceil((at + bytes) / 128) * 128;
      if (next > memory.buffer.byteLength) throw new RangeError("the kernels' memory is full");
      return at;
    },
  };
}
