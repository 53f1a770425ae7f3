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

/** The way back of `transposeIn`. */
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
  return f32x4.abs(v128.bitselect(f32x4.min(gradient, zero), gradient, f32x4.eq(w, zero)));
}

/** See `Kernels.sweep`. `scratch` holds 2 * 32 bytes for each component (padded to four). */
export function sweep(
  rows: i32, k: i32, vectors: i32, factor: usize, products: usize, gram: usize, inverse: usize, l1: f32, scratch: usize,
): f64 {
  const stride = <usize>vectors << 4;
  const w = scratch, b = scratch + (<usize>vectors << 7);
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
    let sum0 = zero, sum1 = zero;
    for (let t = 0; t < k; t++) {
      const scale = load<f32>(inverse + (<usize>t << 2));
      let g = gram + <usize>t * stride;
      const wt = w + (<usize>t << 5), bt = b + (<usize>t << 5);
      let a0 = f32x4.sub(penalty, v128.load(bt)), a1 = f32x4.sub(penalty, v128.load(bt, 16));
      let c0 = zero, c1 = zero, d0 = zero, d1 = zero, e0 = zero, e1 = zero;
      for (let s = w, end = w + (<usize>vectors << 7); s < end; s += 128, g += 16) {
        const g0 = v128.load32_splat(g), g1 = v128.load32_splat(g, 4);
        const g2 = v128.load32_splat(g, 8), g3 = v128.load32_splat(g, 12);
        a0 = f32x4.relaxed_madd(g0, v128.load(s), a0);
        a1 = f32x4.relaxed_madd(g0, v128.load(s, 16), a1);
        c0 = f32x4.relaxed_madd(g1, v128.load(s, 32), c0);
        c1 = f32x4.relaxed_madd(g1, v128.load(s, 48), c1);
        d0 = f32x4.relaxed_madd(g2, v128.load(s, 64), d0);
        d1 = f32x4.relaxed_madd(g2, v128.load(s, 80), d1);
        e0 = f32x4.relaxed_madd(g3, v128.load(s, 96), e0);
        e1 = f32x4.relaxed_madd(g3, v128.load(s, 112), e1);
      }
      const gradient0 = f32x4.add(f32x4.add(a0, c0), f32x4.add(d0, e0));
      const gradient1 = f32x4.add(f32x4.add(a1, c1), f32x4.add(d1, e1));
      const w0 = v128.load(wt), w1 = v128.load(wt, 16);
      sum0 = f32x4.add(sum0, projected(gradient0, w0));
      sum1 = f32x4.add(sum1, projected(gradient1, w1));
      if (scale != 0) {
        const step = f32x4.splat(scale);
        v128.store(wt, f32x4.max(f32x4.sub(w0, f32x4.mul(gradient0, step)), zero));
        v128.store(wt, f32x4.max(f32x4.sub(w1, f32x4.mul(gradient1, step)), zero), 16);
      }
    }
    const both = f32x4.add(sum0, sum1);
    violation = f64x2.add(violation, f64x2.promote_low_f32x4(both));
    violation = f64x2.add(violation, f64x2.promote_low_f32x4(v128.shuffle<f32>(both, both, 2, 3, 0, 1)));
    for (let q: usize = 0, from: usize = 0; q < stride; q += 16, from += 128) {
      transposeOut(w + from, f, stride, q);
      transposeOut(w + from + 16, f + 4 * stride, stride, q);
    }
  }
  return f64x2.extract_lane(violation, 0) + f64x2.extract_lane(violation, 1);
}
