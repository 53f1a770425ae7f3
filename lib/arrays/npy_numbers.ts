import { Buffer } from "node:buffer";
import type { Numbers } from "./numbers.ts";

type NumbersOver = new (bytes: ArrayBufferLike, byteOffset: number, length: number) => Numbers;

/** numpy's types that are typed arrays as they lie in memory. */
const NUMBER_TYPES: Readonly<Record<string, NumbersOver>> = {
  "<f4": Float32Array,
  "<f8": Float64Array,
  "|u1": Uint8Array,
  "|i1": Int8Array,
  "<u2": Uint16Array,
  "<i2": Int16Array,
  "<u4": Uint32Array,
  "<i4": Int32Array,
};

/** numpy's type of such values, such as "<f4". */
export function descrOf(data: Numbers): string {
  const found = Object.entries(NUMBER_TYPES).find(([, Type]) => data instanceof Type);
  if (!found) throw new TypeError(`no numpy type for ${data.constructor.name}`);
  return found[0];
}

/** Bytes of a number of numpy's type; null where it is no real number, or one of more than 8 bytes. */
export function bytesPerNumber(descr: string): number | null {
  const match = /^[<>|=](?:([fiu])([1248])|(b)1)$/.exec(descr);
  if (!match || (match[1] === "f" && match[2] === "1")) return null;
  return Number(match[2] ?? 1);
}

/**
 * Numbers from their bytes, without copying them where they lie on a boundary of their size in this machine's order.
 * Booleans become bytes, halves float32, 64-bit integers float64.
 *
 * @param descr numpy's type, one of which {@linkcode bytesPerNumber} knows the size
 * @param bytes a whole count of numbers
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { decodeNumbers } from "./npy_numbers.ts";
 * assert.deepEqual(decodeNumbers(">u2", Uint8Array.of(1, 0, 0, 2)), Uint16Array.of(256, 2));
 * ```
 */
export function decodeNumbers(descr: string, bytes: Uint8Array): Numbers {
  const bytesEach = bytesPerNumber(descr);
  if (bytesEach === null) throw new TypeError(`no numbers of type ${descr}`);
  const inOrder = descr[0] === ">" ? reversed(bytes, bytesEach) : aligned(bytes, bytesEach);
  const kind = descr.slice(1);
  if (kind === "i8" || kind === "u8") return longIntegers(inOrder, kind === "i8");
  const { buffer, byteOffset, length } = inOrder;
  if (kind === "f2") return Float32Array.from(new Float16Array(buffer, byteOffset, length / 2));
  const order = bytesEach === 1 ? "|" : "<";
  const Type = kind === "b1" ? Uint8Array : NUMBER_TYPES[order + kind]!;
  return new Type(buffer, byteOffset, length / bytesEach);
}

/** 64-bit integers as float64, exact up to 2^53; by halves, since a BigInt for each takes ten times as long. */
function longIntegers({ buffer, byteOffset, length }: Uint8Array, signed: boolean): Float64Array {
  const low = new Uint32Array(buffer, byteOffset, length / 4);
  const High: NumbersOver = signed ? Int32Array : Uint32Array;
  const high = new High(buffer, byteOffset, length / 4);
  const values = new Float64Array(length / 8);
  for (let i = 0; i < values.length; i++) values[i] = high[2 * i + 1]! * 2 ** 32 + low[2 * i]!;
  return values;
}

/** A copy with the bytes of each number turned round. */
function reversed(bytes: Uint8Array, bytesEach: number): Uint8Array {
  const copy = Buffer.from(bytes.slice().buffer);
  if (bytesEach === 2) copy.swap16();
  if (bytesEach === 4) copy.swap32();
  if (bytesEach === 8) copy.swap64();
  return copy;
}

/** The same bytes, copied where they do not begin at a multiple of `size` as typed arrays demand. */
export function aligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}
