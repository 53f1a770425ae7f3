// Products with the non-zeros only: out[r] (+)= sum over the list r of value * source[index].
// With rows of X as lists and H' as source this is X·H'; with columns of a block as lists and W as source, W'·X.

/** One vector of four components further: `a + x * source`. */
// @ts-ignore: decorator
@inline
function step(source: usize, x: v128, a: v128): v128 {
  return f32x4.relaxed_madd(v128.load(source), x, a);
}

/**
 * `v` (a constant after inlining) vectors of four components a row. One chain of dependent additions is bound by its
 * latency, so few components take several non-zeros at a time into accumulators of their own.
 */
// @ts-ignore: decorator
@inline
function lists(
  v: i32, count: i32, starts: usize, indices: usize, values: usize, source: usize, stride: usize, out: usize, fresh: bool,
): void {
  const zero = f32x4.splat(0);
  for (let r = 0; r < count; r++) {
    const from = <usize>load<u32>(starts + (<usize>r << 2));
    const to = <usize>load<u32>(starts + (<usize>r << 2), 4);
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero;
    let a6 = zero, a7 = zero, a8 = zero, a9 = zero, a10 = zero, a11 = zero;
    if (!fresh) {
      if (from == to) {
        out += stride;
        continue;
      }
      a0 = v128.load(out);
      if (v > 1) a1 = v128.load(out, 16);
      if (v > 2) a2 = v128.load(out, 32);
      if (v > 3) a3 = v128.load(out, 48);
      if (v > 4) a4 = v128.load(out, 64);
      if (v > 5) a5 = v128.load(out, 80);
      if (v > 6) a6 = v128.load(out, 96);
      if (v > 7) a7 = v128.load(out, 112);
      if (v > 8) a8 = v128.load(out, 128);
      if (v > 9) a9 = v128.load(out, 144);
      if (v > 10) a10 = v128.load(out, 160);
      if (v > 11) a11 = v128.load(out, 176);
    }
    let i = indices + (from << 1);
    let x = values + (from << 2);
    const end = indices + (to << 1);
    if (v <= 3) {
      let b0 = zero, b1 = zero, b2 = zero, c0 = zero, c1 = zero, c2 = zero, d0 = zero, d1 = zero, d2 = zero;
      for (; i + 8 <= end; i += 8, x += 16) {
        const p = source + <usize>load<u16>(i) * stride;
        const q = source + <usize>load<u16>(i, 2) * stride;
        const r = source + <usize>load<u16>(i, 4) * stride;
        const s = source + <usize>load<u16>(i, 6) * stride;
        const px = v128.load32_splat(x), qx = v128.load32_splat(x, 4);
        const rx = v128.load32_splat(x, 8), sx = v128.load32_splat(x, 12);
        a0 = step(p, px, a0);
        b0 = step(q, qx, b0);
        c0 = step(r, rx, c0);
        d0 = step(s, sx, d0);
        if (v > 1) {
          a1 = step(p + 16, px, a1);
          b1 = step(q + 16, qx, b1);
          c1 = step(r + 16, rx, c1);
          d1 = step(s + 16, sx, d1);
        }
        if (v > 2) {
          a2 = step(p + 32, px, a2);
          b2 = step(q + 32, qx, b2);
          c2 = step(r + 32, rx, c2);
          d2 = step(s + 32, sx, d2);
        }
      }
      a0 = f32x4.add(f32x4.add(a0, b0), f32x4.add(c0, d0));
      if (v > 1) a1 = f32x4.add(f32x4.add(a1, b1), f32x4.add(c1, d1));
      if (v > 2) a2 = f32x4.add(f32x4.add(a2, b2), f32x4.add(c2, d2));
    } else if (v <= 6) {
      let b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero;
      for (; i + 4 <= end; i += 4, x += 8) {
        const p = source + <usize>load<u16>(i) * stride;
        const q = source + <usize>load<u16>(i, 2) * stride;
        const px = v128.load32_splat(x), qx = v128.load32_splat(x, 4);
        a0 = step(p, px, a0);
        b0 = step(q, qx, b0);
        a1 = step(p + 16, px, a1);
        b1 = step(q + 16, qx, b1);
        a2 = step(p + 32, px, a2);
        b2 = step(q + 32, qx, b2);
        a3 = step(p + 48, px, a3);
        b3 = step(q + 48, qx, b3);
        if (v > 4) {
          a4 = step(p + 64, px, a4);
          b4 = step(q + 64, qx, b4);
        }
        if (v > 5) {
          a5 = step(p + 80, px, a5);
          b5 = step(q + 80, qx, b5);
        }
      }
      a0 = f32x4.add(a0, b0);
      a1 = f32x4.add(a1, b1);
      a2 = f32x4.add(a2, b2);
      a3 = f32x4.add(a3, b3);
      if (v > 4) a4 = f32x4.add(a4, b4);
      if (v > 5) a5 = f32x4.add(a5, b5);
    }
    for (; i < end; i += 2, x += 4) {
      const p = source + <usize>load<u16>(i) * stride;
      const px = v128.load32_splat(x);
      a0 = step(p, px, a0);
      if (v > 1) a1 = step(p + 16, px, a1);
      if (v > 2) a2 = step(p + 32, px, a2);
      if (v > 3) a3 = step(p + 48, px, a3);
      if (v > 4) a4 = step(p + 64, px, a4);
      if (v > 5) a5 = step(p + 80, px, a5);
      if (v > 6) a6 = step(p + 96, px, a6);
      if (v > 7) a7 = step(p + 112, px, a7);
      if (v > 8) a8 = step(p + 128, px, a8);
      if (v > 9) a9 = step(p + 144, px, a9);
      if (v > 10) a10 = step(p + 160, px, a10);
      if (v > 11) a11 = step(p + 176, px, a11);
    }
    v128.store(out, a0);
    if (v > 1) v128.store(out, a1, 16);
    if (v > 2) v128.store(out, a2, 32);
    if (v > 3) v128.store(out, a3, 48);
    if (v > 4) v128.store(out, a4, 64);
    if (v > 5) v128.store(out, a5, 80);
    if (v > 6) v128.store(out, a6, 96);
    if (v > 7) v128.store(out, a7, 112);
    if (v > 8) v128.store(out, a8, 128);
    if (v > 9) v128.store(out, a9, 144);
    if (v > 10) v128.store(out, a10, 160);
    if (v > 11) v128.store(out, a11, 176);
    out += stride;
  }
}

/** See `Kernels.product`. More than 48 components go in groups of 48: twelve accumulators fill the registers. */
export function product(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, source: usize, out: usize, fresh: bool,
): void {
  const stride = <usize>vectors << 4;
  for (let first = 0; first < vectors; first += 12) {
    const v = min(12, vectors - first);
    const s = source + (<usize>first << 4), o = out + (<usize>first << 4);
    switch (v) {
      case 1: lists(1, count, starts, indices, values, s, stride, o, fresh); break;
      case 2: lists(2, count, starts, indices, values, s, stride, o, fresh); break;
      case 3: lists(3, count, starts, indices, values, s, stride, o, fresh); break;
      case 4: lists(4, count, starts, indices, values, s, stride, o, fresh); break;
      case 5: lists(5, count, starts, indices, values, s, stride, o, fresh); break;
      case 6: lists(6, count, starts, indices, values, s, stride, o, fresh); break;
      case 7: lists(7, count, starts, indices, values, s, stride, o, fresh); break;
      case 8: lists(8, count, starts, indices, values, s, stride, o, fresh); break;
      case 9: lists(9, count, starts, indices, values, s, stride, o, fresh); break;
      case 10: lists(10, count, starts, indices, values, s, stride, o, fresh); break;
      case 11: lists(11, count, starts, indices, values, s, stride, o, fresh); break;
      default: lists(12, count, starts, indices, values, s, stride, o, fresh); break;
    }
  }
}
