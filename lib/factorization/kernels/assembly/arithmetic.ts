// Arithmetic on whole arrays: sums of partial results, dot products, extrapolation, and the float64 product of the initialization.

/** See `Kernels.reduce`. */
export function reduce(parts: usize, count: i32, distance: usize, length: i32, out: usize): void {
  for (let i: usize = 0, end = <usize>length << 2; i < end; i += 16) {
    let low = f64x2.splat(0), high = f64x2.splat(0);
    let at = parts + i;
    for (let part = 0; part < count; part++, at += distance) {
      const x = v128.load(at);
      low = f64x2.add(low, f64x2.promote_low_f32x4(x));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 0, 1)));
    }
    const a = f32x4.demote_f64x2_zero(low), b = f32x4.demote_f64x2_zero(high);
    v128.store(out + i, v128.shuffle<f32>(a, b, 0, 1, 4, 5));
  }
}

/** See `Kernels.dot`. */
export function dot(a: usize, b: usize, length: i32): f64 {
  let low = f64x2.splat(0), high = f64x2.splat(0);
  for (let i: usize = 0, end = <usize>length << 2; i < end; i += 16) {
    const x = v128.load(a + i), y = v128.load(b + i);
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(y)));
    const u = v128.shuffle<f32>(x, x, 2, 3, 0, 1), v = v128.shuffle<f32>(y, y, 2, 3, 0, 1);
    high = f64x2.add(high, f64x2.mul(f64x2.promote_low_f32x4(u), f64x2.promote_low_f32x4(v)));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** See `Kernels.extrapolate`. */
export function extrapolate(x: usize, before: usize, factor: f32, rows: i32, vectors: i32, scales: usize): void {
  const m = f32x4.splat(factor), zero = f32x4.splat(0);
  const stride = <usize>vectors << 4;
  for (let row = 0; row < rows; row++, x += stride, before += stride) {
    for (let q: usize = 0; q < stride; q += 16) {
      const now = v128.load(x + q);
      const step = f32x4.mul(m, f32x4.sub(now, v128.load(before + q)));
      v128.store(x + q, f32x4.mul(f32x4.pmax(f32x4.add(now, step), zero), v128.load(scales + q)));
    }
  }
}

/** See `Kernels.accelerate`. */
export function accelerate(x: usize, before: usize, beta: f32, length: i32): void {
  const m = f32x4.splat(beta), zero = f32x4.splat(0);
  for (let i: usize = 0, end = <usize>length << 2; i < end; i += 16) {
    const now = v128.load(x + i);
    const step = f32x4.sub(now, v128.load(before + i));
    v128.store(before + i, now);
    v128.store(x + i, f32x4.pmax(f32x4.relaxed_madd(m, step, now), zero));
  }
}

/** See `Kernels.multiply`. `columns` is a multiple of eight. */
export function multiply(a: usize, rows: i32, inner: i32, b: usize, columns: i32, out: usize): void {
  const stride = <usize>columns << 3;
  for (let row = 0; row < rows; row++) {
    for (let c: usize = 0; c < stride; c += 64) {
      let a0 = f64x2.splat(0), a1 = a0, a2 = a0, a3 = a0;
      let at = b + c;
      for (let j = 0; j < inner; j++, at += stride) {
        const x = v128.load64_splat(a + ((<usize>row * inner + j) << 3));
        a0 = f64x2.relaxed_madd(x, v128.load(at), a0);
        a1 = f64x2.relaxed_madd(x, v128.load(at, 16), a1);
        a2 = f64x2.relaxed_madd(x, v128.load(at, 32), a2);
        a3 = f64x2.relaxed_madd(x, v128.load(at, 48), a3);
      }
      const to = out + <usize>row * stride + c;
      v128.store(to, a0);
      v128.store(to, a1, 16);
      v128.store(to, a2, 32);
      v128.store(to, a3, 48);
    }
  }
}
