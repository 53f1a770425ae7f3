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

/** See `Kernels.ratios`. */
export function ratios(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, bytes: bool, own: usize, source: usize,
  numerators: usize, denominators: usize, squared: bool,
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
      let ratio = x / wh;
      if (squared) {
        ratio /= wh;
        addRow(vectors, 1 / wh, h, denominators + row);
      }
      addRow(vectors, ratio, h, numerators + row);
    }
  }
}

/** See `Kernels.divergence`. */
export function divergence(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, bytes: bool, own: usize, source: usize, squared: bool,
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
      const ratio = x / <f64>rebuilt(vectors, own + row, h);
      sum += squared ? ratio - Math.log(ratio) - 1 : x * Math.log(ratio);
    }
  }
  return sum;
}
