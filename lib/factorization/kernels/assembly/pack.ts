// Images -> their non-zeros, twice: by row, and by column within blocks of rows.

/** See `Kernels.count`. */
export function count(
  images: usize, bytes: bool, rows: i32, columns: i32, rowCounts: usize, columnCounts: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let found: u32 = 0;
    for (let j = 0; j < columns; j++) {
      const at = <usize>row * columns + j;
      if (bytes && j + 16 <= columns && !v128.any_true(v128.load(images + at))) {
        j += 15;
        continue;
      }
      const filled = bytes ? load<u8>(images + at) != 0 : load<f32>(images + (at << 2)) != 0;
      if (filled) {
        found++;
        const cell = columnCounts + (<usize>j << 2);
        store<u32>(cell, load<u32>(cell) + 1);
      }
    }
    store<u32>(rowCounts + (<usize>row << 2), found);
  }
}

/** See `Kernels.pack`. `cursors` are the starts of the block's columns; they end one list further. */
export function pack(
  images: usize, bytes: bool, rows: i32, columns: i32, start: u32, cursors: usize,
  indices: usize, values: usize, columnIndices: usize, columnValues: usize,
): void {
  let e = <usize>start;
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++) {
      const at = <usize>row * columns + j;
      if (bytes && j + 16 <= columns && !v128.any_true(v128.load(images + at))) {
        j += 15;
        continue;
      }
      const x = bytes ? <f32>load<u8>(images + at) : load<f32>(images + (at << 2));
      if (x != 0) {
        store<u16>(indices + (e << 1), <u16>j);
        store<f32>(values + (e << 2), x);
        e++;
        const cell = cursors + (<usize>j << 2);
        const c = <usize>load<u32>(cell);
        store<u32>(cell, <u32>c + 1);
        store<u16>(columnIndices + (c << 1), <u16>row);
        store<f32>(columnValues + (c << 2), x);
      }
    }
  }
}

/** See `Kernels.moments`. */
export function moments(values: usize, from: u32, to: u32, out: usize): void {
  let sum = f64x2.splat(0), squares = f64x2.splat(0);
  let e = values + (<usize>from << 2);
  const end = values + (<usize>to << 2);
  for (; e + 8 <= end; e += 8) {
    const x = f64x2.promote_low_f32x4(v128.load64_zero(e));
    sum = f64x2.add(sum, x);
    squares = f64x2.add(squares, f64x2.mul(x, x));
  }
  let s = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  let q = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
  if (e < end) {
    const x = <f64>load<f32>(e);
    s += x;
    q += x * x;
  }
  store<f64>(out, s);
  store<f64>(out, q, 8);
}
