// Multiplicative updates for Kullback-Leibler and Itakura-Saito: both need W·H at every non-zero of X.

const EPSILON: f32 = 1.1920929e-7;

/** w·h over `vectors` vectors of four components, EPSILON where it is zero (scikit-learn's rule for beta < 2). */
// @ts-ignore: decorator
@inline
function rebuilt(vectors: i32, w: usize, h: usize): f32 {
  let sum = f32x4.splat(0);
  for (let q: usize = 0, end = <usize>vectors << 4; q < end; q += 16) {
    sum = f32x4.relaxed_madd(v128.load(w + q), v128.load(h + q), sum);
  }
  sum = f32x4.add(sum, v128.shuffle<f32>(sum, sum, 2, 3, 0, 1));
  const x = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
  return x == 0 ? EPSILON : x;
}

// @ts-ignore: decorator
@inline
function addRow(vectors: i32, x: f32, from: usize, to: usize): void {
  const scale = f32x4.splat(x);
  for (let q: usize = 0, end = <usize>vectors << 4; q < end; q += 16) {
    v128.store(to + q, f32x4.relaxed_madd(scale, v128.load(from + q), v128.load(to + q)));
  }
}

// @ts-ignore: decorator
@inline
function value(values: usize, bytes: bool, e: usize): f32 {
  return bytes ? <f32>load<u8>(values + e) : load<f32>(values + (e << 2));
}

// What differs from loss to loss.

/** x · wh^(beta − 2). */
// @ts-ignore: decorator
@inline
function above(x: f32, wh: f32, beta: f64): f32 {
  const ratio = x / wh;
  return beta == 1 ? ratio : ratio / wh;
}

/** wh^(beta − 1), for beta 0: beta 1 needs none. */
// @ts-ignore: decorator
@inline
function below(wh: f32): f32 {
  return 1 / wh;
}

/** The beta-divergence of x and wh, for beta 1 without the terms that are linear in them. */
// @ts-ignore: decorator
@inline
function divergenceOf(x: f64, wh: f64, beta: f64): f64 {
  const ratio = x / wh;
  return beta == 1 ? x * Math.log(ratio) : ratio - Math.log(ratio) - 1;
}

/** See `Kernels.ratios`. */
export function ratios(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, bytes: bool, own: usize, source: usize,
  numerators: usize, denominators: usize, beta: f64,
): void {
  const stride = <usize>vectors << 4;
  for (let r = 0; r < count; r++) {
    const at = starts + (<usize>r << 2), row = <usize>r * stride;
    const end = <usize>load<u32>(at, 4);
    for (let e = <usize>load<u32>(at); e < end; e++) {
      const x = value(values, bytes, e);
      if (x == 0) continue; // fills up a list
      const h = source + <usize>load<u16>(indices + (e << 1)) * stride;
      const wh = rebuilt(vectors, own + row, h);
      if (beta != 1) addRow(vectors, below(wh), h, denominators + row);
      addRow(vectors, above(x, wh, beta), h, numerators + row);
    }
  }
}

/** See `Kernels.divergence`. */
export function divergence(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, bytes: bool, own: usize, source: usize, beta: f64,
): f64 {
  const stride = <usize>vectors << 4;
  let sum: f64 = 0;
  for (let r = 0; r < count; r++) {
    const at = starts + (<usize>r << 2), row = <usize>r * stride;
    const end = <usize>load<u32>(at, 4);
    for (let e = <usize>load<u32>(at); e < end; e++) {
      const x = <f64>value(values, bytes, e);
      if (x == 0) continue;
      const h = source + <usize>load<u16>(indices + (e << 1)) * stride;
      sum += divergenceOf(x, <f64>rebuilt(vectors, own + row, h), beta);
    }
  }
  return sum;
}
