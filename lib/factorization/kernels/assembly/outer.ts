// X'·X as the sum of the images' outer products: of an image only the fours of neighbouring pixels that are not all zero.

/** Where the four of pixels begins that pixel `index` lies in, in bytes of a row of 32-bit numbers. */
// @ts-ignore: decorator
@inline
function fourOf(index: u32): u32 {
  return (index >>> 2) << 4;
}

/** Spreads a list over the row at `dense`, lists the fours it touches at `fours`, and returns the end of them. */
// @ts-ignore: decorator
@inline
function spread<T>(from: usize, to: usize, indices: usize, values: usize, dense: usize, fours: usize): usize {
  let last: u32 = u32.MAX_VALUE;
  for (let e = from; e < to; e++) {
    const x = load<T>(values + e * sizeof<T>());
    if (x == 0) continue; // fills the list up
    const index = <u32>load<u16>(indices + (e << 1));
    if (sizeof<T>() == 1) store<u32>(dense + (<usize>index << 2), <u32>x);
    else store<T>(dense + (<usize>index << 2), x);
    const four = fourOf(index);
    if (four != last) {
      store<u32>(fours, four);
      fours += 4;
      last = four;
    }
  }
  return fours;
}

// @ts-ignore: decorator
@inline
function addProduct(out: usize, x: v128, y: v128): void {
  v128.store(out, i32x4.add(v128.load(out), i32x4.dot_i16x8_s(x, y)));
}

// @ts-ignore: decorator
@inline
function addProductFloats(out: usize, low: v128, high: v128, y: v128): void {
  v128.store(out, f64x2.relaxed_madd(low, y, v128.load(out)));
  v128.store(out, f64x2.relaxed_madd(high, y, v128.load(out, 16)), 16);
}

/** See `Kernels.outer`. Four pixels of an image go through its fours together. */
export function outer(
  bytes: bool, rows: i32, starts: usize, indices: usize, values: usize, vectors: i32, scratch: usize, out: usize,
): void {
  const dense = scratch, fours = scratch + (<usize>vectors << 4);
  const stride = <usize>vectors << (bytes ? 4 : 5);
  for (let row = 0; row < rows; row++, starts += 4) {
    const from = <usize>load<u32>(starts), to = <usize>load<u32>(starts, 4);
    const end = bytes
      ? spread<u8>(from, to, indices, values, dense, fours)
      : spread<f32>(from, to, indices, values, dense, fours);
    let first = fours;
    for (let e = from; e < to; e += 4) {
      const i = indices + (e << 1);
      const i0 = load<u16>(i), i1 = load<u16>(i, 2), i2 = load<u16>(i, 4), i3 = load<u16>(i, 6);
      const four = fourOf(i0);
      while (load<u32>(first) < four) first += 4;
      const out0 = out + <usize>i0 * stride, out1 = out + <usize>i1 * stride;
      const out2 = out + <usize>i2 * stride, out3 = out + <usize>i3 * stride;
      if (bytes) {
        const at = values + e;
        const y0 = i32x4.splat(load<u8>(at)), y1 = i32x4.splat(load<u8>(at, 1));
        const y2 = i32x4.splat(load<u8>(at, 2)), y3 = i32x4.splat(load<u8>(at, 3));
        for (let f = first; f < end; f += 4) {
          const place = <usize>load<u32>(f), x = v128.load(dense + place);
          addProduct(out0 + place, x, y0);
          addProduct(out1 + place, x, y1);
          addProduct(out2 + place, x, y2);
          addProduct(out3 + place, x, y3);
        }
      } else {
        const at = values + (e << 2);
        const y0 = f64x2.splat(load<f32>(at)), y1 = f64x2.splat(load<f32>(at, 4));
        const y2 = f64x2.splat(load<f32>(at, 8)), y3 = f64x2.splat(load<f32>(at, 12));
        for (let f = first; f < end; f += 4) {
          const four = <usize>load<u32>(f), x = v128.load(dense + four), place = four << 1;
          const low = f64x2.promote_low_f32x4(x);
          const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1));
          addProductFloats(out0 + place, low, high, y0);
          addProductFloats(out1 + place, low, high, y1);
          addProductFloats(out2 + place, low, high, y2);
          addProductFloats(out3 + place, low, high, y3);
        }
      }
    }
    for (let e = from; e < to; e++) store<u32>(dense + (<usize>load<u16>(indices + (e << 1)) << 2), 0);
  }
}
