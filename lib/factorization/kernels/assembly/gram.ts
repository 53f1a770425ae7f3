// F'·F of a tall factor: float32 within the given rows, float64 into the sum, since sums that span blocks lose digits.

/** Adds four float32 to four float64 at `out`. */
// @ts-ignore: decorator
@inline
function addTo(out: usize, a: v128): void {
  v128.store(out, f64x2.add(v128.load(out), f64x2.promote_low_f32x4(a)));
  const high = v128.shuffle<f32>(a, a, 2, 3, 0, 1);
  v128.store(out, f64x2.add(v128.load(out, 16), f64x2.promote_low_f32x4(high)), 16);
}

/** Two rows (s, s + 1) of the Gram matrix against `v` (constant after inlining) vectors of components. */
// @ts-ignore: decorator
@inline
function pair(v: i32, rows: i32, factor: usize, stride: usize, s: usize, first: usize, out: usize): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero, a4 = zero, a5 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero, b4 = zero, b5 = zero;
  let f = factor;
  for (let row = 0; row < rows; row++, f += stride) {
    const x = v128.load32_splat(f + s), y = v128.load32_splat(f + s, 4);
    const g = f + first;
    const g0 = v128.load(g);
    a0 = f32x4.relaxed_madd(g0, x, a0);
    b0 = f32x4.relaxed_madd(g0, y, b0);
    if (v > 1) {
      const g1 = v128.load(g, 16);
      a1 = f32x4.relaxed_madd(g1, x, a1);
      b1 = f32x4.relaxed_madd(g1, y, b1);
    }
    if (v > 2) {
      const g2 = v128.load(g, 32);
      a2 = f32x4.relaxed_madd(g2, x, a2);
      b2 = f32x4.relaxed_madd(g2, y, b2);
    }
    if (v > 3) {
      const g3 = v128.load(g, 48);
      a3 = f32x4.relaxed_madd(g3, x, a3);
      b3 = f32x4.relaxed_madd(g3, y, b3);
    }
    if (v > 4) {
      const g4 = v128.load(g, 64);
      a4 = f32x4.relaxed_madd(g4, x, a4);
      b4 = f32x4.relaxed_madd(g4, y, b4);
    }
    if (v > 5) {
      const g5 = v128.load(g, 80);
      a5 = f32x4.relaxed_madd(g5, x, a5);
      b5 = f32x4.relaxed_madd(g5, y, b5);
    }
  }
  const below = out + (stride << 1);
  addTo(out, a0);
  addTo(below, b0);
  if (v > 1) addTo(out + 32, a1), addTo(below + 32, b1);
  if (v > 2) addTo(out + 64, a2), addTo(below + 64, b2);
  if (v > 3) addTo(out + 96, a3), addTo(below + 96, b3);
  if (v > 4) addTo(out + 128, a4), addTo(below + 128, b4);
  if (v > 5) addTo(out + 160, a5), addTo(below + 160, b5);
}

/** See `Kernels.gram`. Only vectors at or right of the diagonal are summed: the matrix is symmetric. */
export function gram(rows: i32, vectors: i32, factor: usize, out: usize): void {
  const stride = <usize>vectors << 4;
  for (let s = 0; s < vectors * 4; s += 2) {
    const line = out + <usize>s * (stride << 1);
    for (let first = s >> 2; first < vectors; first += 6) {
      const v = min(6, vectors - first);
      const at = <usize>first << 4, to = line + (<usize>first << 5), sAt = <usize>s << 2;
      switch (v) {
        case 1: pair(1, rows, factor, stride, sAt, at, to); break;
        case 2: pair(2, rows, factor, stride, sAt, at, to); break;
        case 3: pair(3, rows, factor, stride, sAt, at, to); break;
        case 4: pair(4, rows, factor, stride, sAt, at, to); break;
        case 5: pair(5, rows, factor, stride, sAt, at, to); break;
        default: pair(6, rows, factor, stride, sAt, at, to); break;
      }
    }
  }
}
