// One sweep of coordinate descent (scikit-learn's _update_cdnmf_fast): rows are independent, so eight of them go
// through the components together, four in the lanes of each of two vectors.

/** Rows `from..from+3` of a row-major matrix as columns: component t of the four rows becomes one vector. */
// @ts-ignore: decorator
@inline
function transposeIn(rows: usize, stride: usize, q: usize, to: usize): void {
  const a = v128.load(rows + q), b = v128.load(rows + stride + q);
  const c = v128.load(rows + 2 * stride + q), d = v128.load(rows + 3 * stride + q);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7), 32);
  v128.store(to, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7), 96);
}

/** The inverse of `transposeIn`. */
// @ts-ignore: decorator
@inline
function transposeOut(from: usize, rows: usize, stride: usize, q: usize): void {
  const a = v128.load(from), b = v128.load(from, 32), c = v128.load(from, 64), d = v128.load(from, 96);
  const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5), ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5), cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(rows + q, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
  v128.store(rows + stride + q, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
  v128.store(rows + 2 * stride + q, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
  v128.store(rows + 3 * stride + q, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
}

/** |projected gradient|: a zero weight counts only where it would grow. */
// @ts-ignore: decorator
@inline
function projected(gradient: v128, w: v128): v128 {
  const zero = f32x4.splat(0);
  return f32x4.abs(v128.bitselect(f32x4.pmin(gradient, zero), gradient, f32x4.eq(w, zero)));
}

/** A step down the gradient, not below zero. */
// @ts-ignore: decorator
@inline
function stepped(gradient: v128, w: v128, inverse: v128): v128 {
  return f32x4.pmax(f32x4.sub(w, f32x4.mul(gradient, inverse)), f32x4.splat(0));
}

/**
 * See `Kernels.sweep`. `scratch` holds 2 * 32 bytes for each component (padded to four).
 *
 * Four components' gradients are summed together, which needs fewer loads and leaves eight independent chains. Within the
 * four, each step is passed on to the gradients that follow. A component without a norm has inverse 0, and stays.
 */
export function sweep(
  rows: i32, vectors: i32, factor: usize, products: usize, gram: usize, inverse: usize, l1: f32, scratch: usize,
): f64 {
  const stride = <usize>vectors << 4, end = <usize>vectors << 7;
  const w = scratch, b = scratch + end;
  const penalty = f32x4.splat(l1), zero = f32x4.splat(0);
  let violation = f64x2.splat(0);
  for (let row = 0; row < rows; row += 8) {
    const f = factor + <usize>row * stride, p = products + <usize>row * stride;
    for (let q: usize = 0, to: usize = 0; q < stride; q += 16, to += 128) {
      transposeIn(f, stride, q, w + to);
      transposeIn(f + 4 * stride, stride, q, w + to + 16);
      transposeIn(p, stride, q, b + to);
      transposeIn(p + 4 * stride, stride, q, b + to + 16);
    }
    let sum = zero;
    for (let tile: usize = 0, q: usize = 0; tile < end; tile += 128, q += 16) {
      const wt = w + tile, bt = b + tile;
      let a0 = f32x4.sub(penalty, v128.load(bt)), b0 = f32x4.sub(penalty, v128.load(bt, 16));
      let a1 = f32x4.sub(penalty, v128.load(bt, 32)), b1 = f32x4.sub(penalty, v128.load(bt, 48));
      let a2 = f32x4.sub(penalty, v128.load(bt, 64)), b2 = f32x4.sub(penalty, v128.load(bt, 80));
      let a3 = f32x4.sub(penalty, v128.load(bt, 96)), b3 = f32x4.sub(penalty, v128.load(bt, 112));
      // The components just stepped come last: until they are stored, there is the rest to do.
      let s = tile + 128;
      if (s == end) s = 0;
      let g = gram + q + (s >> 5) * stride;
      for (let left = vectors << 2; left > 0; left--, s += 32, g += stride) {
        if (s == end) {
          s = 0;
          g = gram + q;
        }
        const x = v128.load(w + s), y = v128.load(w + s, 16), row = v128.load(g);
        const g0 = v128.shuffle<f32>(row, row, 0, 0, 0, 0), g1 = v128.shuffle<f32>(row, row, 1, 1, 1, 1);
        const g2 = v128.shuffle<f32>(row, row, 2, 2, 2, 2), g3 = v128.shuffle<f32>(row, row, 3, 3, 3, 3);
        a0 = f32x4.relaxed_madd(x, g0, a0);
        b0 = f32x4.relaxed_madd(y, g0, b0);
        a1 = f32x4.relaxed_madd(x, g1, a1);
        b1 = f32x4.relaxed_madd(y, g1, b1);
        a2 = f32x4.relaxed_madd(x, g2, a2);
        b2 = f32x4.relaxed_madd(y, g2, b2);
        a3 = f32x4.relaxed_madd(x, g3, a3);
        b3 = f32x4.relaxed_madd(y, g3, b3);
      }
      const step = inverse + q;
      g = gram + q + (q >> 2) * stride;
      let i = v128.load32_splat(step), x = v128.load(wt), y = v128.load(wt, 16);
      sum = f32x4.add(sum, f32x4.add(projected(a0, x), projected(b0, y)));
      let u = stepped(a0, x, i), v = stepped(b0, y, i);
      v128.store(wt, u);
      v128.store(wt, v, 16);
      let du = f32x4.sub(u, x), dv = f32x4.sub(v, y);
      let row = v128.load(g);
      let h = v128.shuffle<f32>(row, row, 1, 1, 1, 1);
      a1 = f32x4.relaxed_madd(du, h, a1), b1 = f32x4.relaxed_madd(dv, h, b1);
      h = v128.shuffle<f32>(row, row, 2, 2, 2, 2);
      a2 = f32x4.relaxed_madd(du, h, a2), b2 = f32x4.relaxed_madd(dv, h, b2);
      h = v128.shuffle<f32>(row, row, 3, 3, 3, 3);
      a3 = f32x4.relaxed_madd(du, h, a3), b3 = f32x4.relaxed_madd(dv, h, b3);

      i = v128.load32_splat(step, 4), x = v128.load(wt, 32), y = v128.load(wt, 48);
      sum = f32x4.add(sum, f32x4.add(projected(a1, x), projected(b1, y)));
      u = stepped(a1, x, i), v = stepped(b1, y, i);
      v128.store(wt, u, 32);
      v128.store(wt, v, 48);
      du = f32x4.sub(u, x), dv = f32x4.sub(v, y);
      row = v128.load(g + stride);
      h = v128.shuffle<f32>(row, row, 2, 2, 2, 2);
      a2 = f32x4.relaxed_madd(du, h, a2), b2 = f32x4.relaxed_madd(dv, h, b2);
      h = v128.shuffle<f32>(row, row, 3, 3, 3, 3);
      a3 = f32x4.relaxed_madd(du, h, a3), b3 = f32x4.relaxed_madd(dv, h, b3);

      i = v128.load32_splat(step, 8), x = v128.load(wt, 64), y = v128.load(wt, 80);
      sum = f32x4.add(sum, f32x4.add(projected(a2, x), projected(b2, y)));
      u = stepped(a2, x, i), v = stepped(b2, y, i);
      v128.store(wt, u, 64);
      v128.store(wt, v, 80);
      du = f32x4.sub(u, x), dv = f32x4.sub(v, y);
      h = v128.load32_splat(g + 2 * stride, 12);
      a3 = f32x4.relaxed_madd(du, h, a3), b3 = f32x4.relaxed_madd(dv, h, b3);

      i = v128.load32_splat(step, 12), x = v128.load(wt, 96), y = v128.load(wt, 112);
      sum = f32x4.add(sum, f32x4.add(projected(a3, x), projected(b3, y)));
      v128.store(wt, stepped(a3, x, i), 96);
      v128.store(wt, stepped(b3, y, i), 112);
    }
    violation = f64x2.add(violation, f64x2.promote_low_f32x4(sum));
    violation = f64x2.add(violation, f64x2.promote_low_f32x4(v128.shuffle<f32>(sum, sum, 2, 3, 0, 1)));
    for (let q: usize = 0, from: usize = 0; q < stride; q += 16, from += 128) {
      transposeOut(w + from, f, stride, q);
      transposeOut(w + from + 16, f + 4 * stride, stride, q);
    }
  }
  return f64x2.extract_lane(violation, 0) + f64x2.extract_lane(violation, 1);
}
