// F'·F of a tall factor, or F'·G of two: float32 within the given rows, float64 into the sum, since sums that span blocks lose digits.

/** Adds four float32 to four float64 at `out`. */
// @ts-ignore: decorator
@inline
function addTo(out: usize, a: v128): void {
  v128.store(out, f64x2.add(v128.load(out), f64x2.promote_low_f32x4(a)));
  const high = v128.shuffle<f32>(a, a, 2, 3, 0, 1);
  v128.store(out, f64x2.add(v128.load(out, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Four lines of the product, from `left`'s components on, with `v` (constant after inlining) vectors of `right`'s. */
// @ts-ignore: decorator
@inline
function tile(v: i32, rows: i32, stride: usize, left: usize, right: usize, out: usize): void {
  const zero = f32x4.splat(0);
  let a0 = zero, b0 = zero, c0 = zero, d0 = zero;
  let a1 = zero, b1 = zero, c1 = zero, d1 = zero;
  for (let row = 0; row < rows; row++, left += stride, right += stride) {
    const x = v128.load(left);
    const x0 = v128.shuffle<f32>(x, x, 0, 0, 0, 0), x1 = v128.shuffle<f32>(x, x, 1, 1, 1, 1);
    const x2 = v128.shuffle<f32>(x, x, 2, 2, 2, 2), x3 = v128.shuffle<f32>(x, x, 3, 3, 3, 3);
    let g = v128.load(right);
    a0 = f32x4.relaxed_madd(g, x0, a0);
    b0 = f32x4.relaxed_madd(g, x1, b0);
    c0 = f32x4.relaxed_madd(g, x2, c0);
    d0 = f32x4.relaxed_madd(g, x3, d0);
    if (v > 1) {
      g = v128.load(right, 16);
      a1 = f32x4.relaxed_madd(g, x0, a1);
      b1 = f32x4.relaxed_madd(g, x1, b1);
      c1 = f32x4.relaxed_madd(g, x2, c1);
      d1 = f32x4.relaxed_madd(g, x3, d1);
    }
  }
  const line = stride << 1;
  addTo(out, a0), addTo(out + line, b0), addTo(out + 2 * line, c0), addTo(out + 3 * line, d0);
  if (v > 1) {
    out += 32;
    addTo(out, a1), addTo(out + line, b1), addTo(out + 2 * line, c1), addTo(out + 3 * line, d1);
  }
}

/** Vector s of `left`'s components with those of `right` from vector `first` on. */
// @ts-ignore: decorator
@inline
function lines(rows: i32, vectors: i32, left: usize, right: usize, s: i32, first: i32, out: usize): void {
  const stride = <usize>vectors << 4, line = out + <usize>s * (stride << 3);
  left += <usize>s << 4;
  for (; first < vectors; first += 2) {
    const at = right + (<usize>first << 4), to = line + (<usize>first << 5);
    if (first + 1 < vectors) tile(2, rows, stride, left, at, to);
    else tile(1, rows, stride, left, at, to);
  }
}

/** See `Kernels.gram`. Only vectors at or right of the diagonal are summed: the matrix is symmetric. */
export function gram(rows: i32, vectors: i32, factor: usize, out: usize): void {
  for (let s = 0; s < vectors; s++) lines(rows, vectors, factor, factor, s, s, out);
}

/** See `Kernels.crossGram`. */
export function crossGram(rows: i32, vectors: i32, left: usize, right: usize, out: usize): void {
  for (let s = 0; s < vectors; s++) lines(rows, vectors, left, right, s, 0, out);
}
