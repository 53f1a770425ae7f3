import ndarray, { type NdArray } from "ndarray";
import { Failure } from "../failure.ts";
import { aligned, bytesPerNumber, decodeNumbers, descrOf } from "./npy_numbers.ts";
import type { Numbers } from "./numbers.ts";
import { rowMajor } from "./row_major.ts";

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
/** ndarray makes a class for each count of dimensions, which takes seconds for numpy's 32. */
const MOST_DIMENSIONS = 6;
/** Characters of a member, or of all its texts; paths of a million images take half of it. */
const MOST_CHARACTERS = 1 << 26;
/** numpy begins the values at a multiple of this, so that they can be mapped into memory. */
const ALIGNMENT = 64;

/**
 * Bytes that numpy reads with `allow_pickle=False`: a header, then the values in C order, without copying them where
 * the array is contiguous. A string becomes a 0-dimensional unicode array, a list of strings one of one dimension.
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { decodeNpy, encodeNpy, isNumbers } from "./npy.ts";
 * const [header, values] = encodeNpy(ndarray(Float32Array.of(1, 2), [1, 2]));
 * const array = decodeNpy(Uint8Array.of(...header, ...values), "a.npy");
 * assert.ok(isNumbers(array));
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
  const sizes = shape.split(",").filter((size) => size.trim() !== "").map(Number);
  const isCountable = Number.isSafeInteger(sizes.reduce((product, size) => product * size, 1));
  if (!isCountable || !sizes.every(Number.isSafeInteger)) {
    throw new Failure(`${name}: an array of ${shape} values; save it again with numpy.savez`);
  }
  if (sizes.length > MOST_DIMENSIONS) {
    throw new Failure(
      `${name}: an array of ${sizes.length} dimensions, of which ${MOST_DIMENSIONS} are the most; save a matrix`,
    );
  }
  return { descr, fortranOrder: order === "True", shape: sizes, dataOffset };
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
    if (size * width > MOST_CHARACTERS) {
      throw new Failure(`${name}: text of over ${MOST_CHARACTERS} characters; save shorter texts`);
    }
    const texts = decodeTexts(take(4 * width), size, width, name);
    return shape.length === 0 ? texts[0]! : texts;
  }
  const bytesEach = bytesPerNumber(descr);
  if (bytesEach === null) throw wrongType(descr, name);
  const values = decodeNumbers(descr, take(bytesEach));
  return ndarray(values, [...shape], fortranOrder ? fortranStrides(shape) : undefined);
}

/** Objects are pickles, which could run anything: they are not looked into. */
export function wrongType(descr: string, name: string): Failure {
  return descr.includes("O")
    ? new Failure(
      `${name}: Python objects (a pickle), which are not opened; save numbers, with dtype=float32`,
    )
    : new Failure(`${name}: values of type ${descr}; convert them to float32, float64 or uint8`);
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
