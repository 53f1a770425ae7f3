import ndarray, { type NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import type { Numbers } from "../arrays/numbers.ts";
import { copyRowMajor, isRowMajor } from "../arrays/row_major.ts";

/**
 * A factor as the model holds it: float32, row-major, not negative. Not copied where it is so already.
 *
 * @param array (rows, columns), in any order and of any type
 * @param name what to call it in errors
 * @throws {Failure} where a value is negative, NaN or infinite
 */
export function toFactor(array: NdArray<Numbers>, name: string): NdArray<Float32Array> {
  const factor = toRowMajor(array, Float32Array, (length) => new Float32Array(length));
  const { data } = factor;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!(value >= 0 && value < Infinity)) {
      throw new Failure(
        `${name}: ${value} in row ${Math.floor(i / factor.shape[1]!)}; ` +
          `a non-negative factorization has none, save W and H of one`,
      );
    }
  }
  return factor;
}

/**
 * Labels as int32.
 *
 * @param array (n,) whole numbers of any type
 * @throws {Failure} where one is no whole number of 32 bits
 */
export function toLabels(array: NdArray<Numbers>, name: string): Int32Array {
  const labels = toRowMajor(array, Int32Array, (length) => new Int32Array(length)).data;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== array.get(i)) {
      throw new Failure(
        `${name}: ${array.get(i)} in row ${i} is no whole number; save them as integers`,
      );
    }
  }
  return labels;
}

/**
 * Pixels as a dataset holds them: bytes where all are whole numbers, else float32; in a SharedArrayBuffer.
 *
 * @param array (n, p), in any order and of any type
 * @throws {Failure} where one is not within 0..255
 */
export function toPixels(array: NdArray<Numbers>, name: string): NdArray<Pixels> {
  if (array.data instanceof Uint8Array) {
    return toRowMajor(array, Uint8Array, sharedBytes);
  }
  const values = toRowMajor(array, Float32Array, sharedFloats);
  let whole = true;
  for (let i = 0; i < values.data.length; i++) {
    const value = values.data[i]!;
    if (!(value >= 0 && value <= 255)) {
      throw new Failure(
        `${name}: ${value} in row ${
          Math.floor(i / values.shape[1]!)
        }; pixels must lie within 0..255`,
      );
    }
    whole &&= value === Math.floor(value);
  }
  if (!whole) return values;
  const bytes = sharedBytes(values.data.length);
  bytes.set(values.data);
  return ndarray(bytes, values.shape);
}

/** The array itself where it has the type and lies row by row in all of its memory, else a copy that does. */
function toRowMajor<T extends Numbers>(
  array: NdArray<Numbers>,
  Type: abstract new (length: number) => T,
  allocate: (length: number) => T,
): NdArray<T> {
  const { data, shape, size } = array;
  const isWhole = data.length === size && isRowMajor(array);
  if (isWhole && data instanceof Type) return array as NdArray<Numbers> as NdArray<T>;
  return ndarray(copyRowMajor(array, allocate), shape);
}

function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}
