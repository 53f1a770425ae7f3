import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import { Failure } from "../failure.ts";

/** numpy's .npy format: one array with a short header; https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export interface NpyHeader {
  /** numpy's type, such as "<f4", "|u1" or "<U12". */
  readonly descr: string;
  /** Whether the first index runs fastest, as in most of scikit-learn's results. */
  readonly fortranOrder: boolean;
  /** Lengths of the axes; none for a single value. */
  readonly shape: readonly number[];
  /** Where the values begin, in bytes from the start of the file. */
  readonly dataOffset: number;
}

/** The numbers that numpy and we have in common. */
export type Numbers =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/** What an array may hold: numbers; texts, one after the other, where it has one dimension; a text where it has none. */
export type NpyValue = NdArray<Numbers> | readonly string[] | string;

/** Whether a value is an array of numbers. */
export function isNumbers(value: NpyValue): value is NdArray<Numbers> {
  return typeof value !== "string" && !isTexts(value);
}

/** Whether a value is a list of texts. */
export function isTexts(value: NpyValue): value is readonly string[] {
  return Array.isArray(value);
}

/** Bytes at the start of a file that hold the whole header of any array of numbers. */
export const NPY_HEADER_BYTES = 4096;

const MAGIC = "\x93NUMPY";
/** numpy begins the values at a multiple of this, so that they can be mapped into memory. */
const ALIGNMENT = 64;

type NumbersOver = new (bytes: ArrayBufferLike, byteOffset: number, length: number) => Numbers;

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

/**
 * Bytes that numpy reads with `allow_pickle=False`: a header, then the values in C order, without copying them where
 * the array is contiguous. A string becomes a 0-dimensional unicode array, a list of strings one of one dimension.
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { decodeNpy, encodeNpy } from "./npy.ts";
 * const [header, values] = encodeNpy(ndarray(Float32Array.of(1, 2), [1, 2]));
 * const array = decodeNpy(Uint8Array.of(...header, ...values), "a.npy");
 * assert.ok("shape" in Object(array));
 * assert.deepEqual(array.shape, [1, 2]);
 * ```
 *
 * @returns header and values, to be written one after the other
 */
export function encodeNpy(value: NpyValue): [header: Uint8Array, data: Uint8Array] {
  if (typeof value === "string") {
    const { data, width } = encodeTexts([value]);
    return [encodeHeader(`<U${width}`, []), bytesOf(data)];
  }
  if (isTexts(value)) {
    const { data, width } = encodeTexts(value);
    return [encodeHeader(`<U${width}`, [value.length]), bytesOf(data)];
  }
  const data = rowMajor(value);
  return [encodeHeader(descrOf(data), value.shape), bytesOf(data)];
}

/**
 * Reads a whole .npy file. The values are not copied where they lie on a boundary of their size, and an array in
 * Fortran order becomes a view with the strides turned round. 64-bit integers become float64.
 *
 * @param bytes the file
 * @param name what to call it in errors
 * @throws {Failure} where it is no .npy, cut short, or of a type without numbers or text
 */
export function decodeNpy(bytes: Uint8Array, name: string): NpyValue {
  const header = decodeNpyHeader(bytes, name);
  return decodeNpyData(header, bytes.subarray(header.dataOffset), name);
}

/**
 * Reads the header alone.
 *
 * @param bytes the start of the file; {@linkcode NPY_HEADER_BYTES} are enough
 * @param name what to call it in errors
 * @throws {Failure} where this is no .npy
 */
export function decodeNpyHeader(bytes: Uint8Array, name: string): NpyHeader {
  const text = (from: number, to: number) =>
    Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join("");
  if (text(0, 6) !== MAGIC || bytes.length < 12) {
    throw new Failure(`${name}: this is no numpy array; save it with numpy.save or numpy.savez`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes[6] === 1 ? 10 : 12;
  const dataOffset = start + (bytes[6] === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  const header = text(start, dataOffset);
  const descr = /'descr': '([^']+)'/.exec(header)?.[1];
  const order = /'fortran_order': (True|False)/.exec(header)?.[1];
  const shape = /'shape': \(([\d, ]*)\)/.exec(header)?.[1];
  if (descr === undefined || order === undefined || shape === undefined) {
    throw new Failure(
      `${name}: the header of the array cannot be read; save it again with numpy.savez`,
    );
  }
  return {
    descr,
    fortranOrder: order === "True",
    shape: shape.split(",").filter((size) => size.trim() !== "").map(Number),
    dataOffset,
  };
}

/** The values behind a header; see {@linkcode decodeNpy}. */
export function decodeNpyData(
  header: NpyHeader,
  data: Uint8Array,
  name: string,
): NpyValue {
  const { descr, shape, fortranOrder } = header;
  const size = shape.reduce((product, length) => product * length, 1);
  const take = (bytesPerValue: number): Uint8Array => {
    const wanted = size * bytesPerValue;
    if (data.length < wanted) {
      throw new Failure(
        `${name}: cut short, ${data.length} of ${wanted} bytes; copy or make it again`,
      );
    }
    return data.subarray(0, wanted);
  };
  const unicode = /^<U(\d+)$/.exec(descr);
  if (unicode && shape.length <= 1) {
    const width = Number(unicode[1]);
    const texts = decodeTexts(take(4 * width), size, width, name);
    return shape.length === 0 ? texts[0]! : texts;
  }
  const values = decodeNumbers(descr, take);
  if (values === undefined) {
    throw new Failure(
      `${name}: values of type ${descr}; convert them to float32, float64 or uint8`,
    );
  }
  return ndarray(values, [...shape], fortranOrder ? fortranStrides(shape) : undefined);
}

function decodeNumbers(
  descr: string,
  take: (bytesPerValue: number) => Uint8Array,
): Numbers | undefined {
  if (descr === "<i8" || descr === "<u8") return decodeLongIntegers(take(8), descr === "<i8");
  const Type = NUMBER_TYPES[descr];
  if (Type === undefined) return undefined;
  const bytesPerValue = Number(descr.slice(2));
  const bytes = aligned(take(bytesPerValue), bytesPerValue);
  return new Type(bytes.buffer, bytes.byteOffset, bytes.length / bytesPerValue);
}

/** 64-bit integers as float64, exact up to 2^53; by halves, since a BigInt for each takes ten times as long. */
function decodeLongIntegers(bytes: Uint8Array, signed: boolean): Float64Array {
  const { buffer, byteOffset, length } = aligned(bytes, 4);
  const low = new Uint32Array(buffer, byteOffset, length / 4);
  const High: NumbersOver = signed ? Int32Array : Uint32Array;
  const high = new High(buffer, byteOffset, length / 4);
  const values = new Float64Array(length / 8);
  for (let i = 0; i < values.length; i++) values[i] = high[2 * i + 1]! * 2 ** 32 + low[2 * i]!;
  return values;
}

/** Texts of one width as code points; shorter ones end in NULs, as numpy fills them up. */
function encodeTexts(texts: readonly string[]): { data: Uint32Array; width: number } {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0)!));
  // numpy has no texts of width 0: an empty one is a single NUL.
  const width = points.reduce((most, { length }) => Math.max(most, length), 1);
  const data = new Uint32Array(texts.length * width);
  points.forEach((text, i) => data.set(text, i * width));
  return { data, width };
}

function decodeTexts(bytes: Uint8Array, count: number, width: number, name: string): string[] {
  const { buffer, byteOffset, length } = aligned(bytes, 4);
  const points = new Uint32Array(buffer, byteOffset, length / 4);
  if (points.some((point) => point > 0x10ffff)) {
    throw new Failure(`${name}: text with characters that are none; save it again with numpy`);
  }
  return Array.from({ length: count }, (_, i) => {
    let end = (i + 1) * width;
    while (end > i * width && points[end - 1] === 0) end--;
    let text = "";
    for (let at = i * width; at < end; at++) text += String.fromCodePoint(points[at]!);
    return text;
  });
}

function encodeHeader(descr: string, shape: readonly number[]): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const size = Math.ceil((10 + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new Uint8Array(size).fill(" ".charCodeAt(0));
  [...MAGIC].forEach((character, i) => header[i] = character.charCodeAt(0));
  header[6] = 1;
  header[7] = 0;
  new DataView(header.buffer).setUint16(8, size - 10, true);
  header.set(new TextEncoder().encode(text), 10);
  header[size - 1] = "\n".charCodeAt(0);
  return header;
}

function descrOf(data: Numbers): string {
  const found = Object.entries(NUMBER_TYPES).find(([, Type]) => data instanceof Type);
  if (!found) throw new TypeError(`no numpy type for ${data.constructor.name}`);
  return found[0];
}

/** The values in C order: the array's own memory where they lie there one after another, else a copy. */
function rowMajor(array: NdArray<Numbers>): Numbers {
  let expected = 1;
  const contiguous = array.shape.map((_, i) => array.shape.length - 1 - i).every((axis) => {
    const fits = array.stride[axis] === expected || array.shape[axis] === 1;
    expected *= array.shape[axis]!;
    return fits;
  });
  if (contiguous) return array.data.subarray(array.offset, array.offset + array.size);
  const Type = array.data.constructor as new (length: number) => Numbers;
  const copy = ndarray(new Type(array.size), array.shape);
  ops.assign(copy, array);
  return copy.data;
}

function fortranStrides(shape: readonly number[]): number[] {
  let stride = 1;
  return shape.map((length) => {
    const own = stride;
    stride *= length;
    return own;
  });
}

function bytesOf(data: Numbers): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** The same bytes, copied where they do not begin at a multiple of `size` as typed arrays demand. */
function aligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}
