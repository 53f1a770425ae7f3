// Images -> their non-zeros, twice: by row, and by column within blocks of rows. Sixteen bytes or four floats are looked
// at together, and turned into a mask of what is not zero.

/** Bit i: is pixel i of the chunk at `at` not zero? Only the `left` pixels up to the end of the row count. */
// @ts-ignore: decorator
@inline
function filled<T>(at: usize, left: i32): i32 {
  const zero = i32x4.splat(0);
  const mask = sizeof<T>() == 1
    ? i8x16.bitmask(i8x16.ne(v128.load(at), zero))
    : i32x4.bitmask(f32x4.ne(v128.load(at), zero));
  return left < 16 / sizeof<T>() ? mask & ((1 << left) - 1) : mask;
}

// @ts-ignore: decorator
@inline
function countAs<T>(images: usize, rows: i32, columns: i32, rowCounts: usize, columnCounts: usize): void {
  const chunk = 16 / sizeof<T>();
  for (let row = 0; row < rows; row++) {
    let found = 0;
    for (let j = 0; j < columns; j += chunk) {
      let mask = filled<T>(images + (<usize>row * columns + j) * sizeof<T>(), columns - j);
      found += popcnt(mask);
      for (; mask != 0; mask &= mask - 1) {
        const cell = columnCounts + (<usize>(j + ctz(mask)) << 2);
        store<u32>(cell, load<u32>(cell) + 1);
      }
    }
    store<u32>(rowCounts + (<usize>row << 2), found);
  }
}

/** See `Kernels.count`. */
export function count(
  images: usize, bytes: bool, rows: i32, columns: i32, rowCounts: usize, columnCounts: usize,
): void {
  if (bytes) countAs<u8>(images, rows, columns, rowCounts, columnCounts);
  else countAs<f32>(images, rows, columns, rowCounts, columnCounts);
}

// @ts-ignore: decorator
@inline
function packAs<T>(
  images: usize, rows: i32, columns: i32, starts: usize, cursors: usize,
  indices: usize, values: usize, columnIndices: usize, columnValues: usize,
): void {
  const chunk = 16 / sizeof<T>();
  for (let row = 0; row < rows; row++) {
    let e = <usize>load<u32>(starts + (<usize>row << 2));
    for (let j = 0; j < columns; j += chunk) {
      const at = images + (<usize>row * columns + j) * sizeof<T>();
      for (let mask = filled<T>(at, columns - j); mask != 0; mask &= mask - 1) {
        const bit = ctz(mask);
        const x = load<T>(at + <usize>bit * sizeof<T>());
        store<u16>(indices + (e << 1), <u16>(j + bit));
        store<T>(values + e * sizeof<T>(), x);
        e++;
        const cell = cursors + (<usize>(j + bit) << 2);
        const c = <usize>load<u32>(cell);
        store<u32>(cell, <u32>c + 1);
        store<u16>(columnIndices + (c << 1), <u16>row);
        store<T>(columnValues + c * sizeof<T>(), x);
      }
    }
  }
}

/** See `Kernels.pack`. `cursors` are where the block's columns are written next. */
export function pack(
  images: usize, bytes: bool, rows: i32, columns: i32, starts: usize, cursors: usize,
  indices: usize, values: usize, columnIndices: usize, columnValues: usize,
): void {
  if (bytes) packAs<u8>(images, rows, columns, starts, cursors, indices, values, columnIndices, columnValues);
  else packAs<f32>(images, rows, columns, starts, cursors, indices, values, columnIndices, columnValues);
}

/** See `Kernels.moments`. */
export function moments(values: usize, bytes: bool, from: u32, to: u32, out: usize): void {
  let sum: f64 = 0, squares: f64 = 0;
  if (bytes) {
    let whole: u64 = 0, square: u64 = 0;
    for (let e = values + from, end = values + to; e < end; e++) {
      const x = <u64>load<u8>(e);
      whole += x;
      square += x * x;
    }
    sum = <f64>whole, squares = <f64>square;
  } else {
    for (let e = values + (<usize>from << 2), end = values + (<usize>to << 2); e < end; e += 4) {
      const x = <f64>load<f32>(e);
      sum += x;
      squares += x * x;
    }
  }
  store<f64>(out, sum);
  store<f64>(out, squares, 8);
}
