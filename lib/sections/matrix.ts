import ndarray, { type NdArray } from "ndarray";

/** Rows of equal length as a matrix. */
export function rowsOf<T extends Float32Array | Float64Array | Uint8Array>(
  rows: readonly ArrayLike<number>[],
  Type: new (length: number) => T,
): NdArray<T> {
  const columns = rows[0]?.length ?? 0;
  const data = new Type(rows.length * columns);
  rows.forEach((row, i) => data.set(row, i * columns));
  return ndarray(data, [rows.length, columns]);
}
