import type { Kernels, Product, SubsetProduct } from "./kernels.ts";

const EPSILON = 1.1920929e-7;

/**
 * The kernels in plain TypeScript: the oracle that tests hold the WASM against, and what runs where SIMD or shared
 * memory is missing. Sums within a list are float64 here and float32 there, so results agree to about 1e-6.
 *
 * @param memory whose buffer the offsets point into; it may grow between calls
 */
export function referenceKernels(memory: { readonly buffer: ArrayBufferLike }): Kernels {
  const u8 = (at: number) => new Uint8Array(memory.buffer, at);
  const u16 = (at: number) => new Uint16Array(memory.buffer, at);
  const u32 = (at: number) => new Uint32Array(memory.buffer, at);
  const f32 = (at: number, length?: number) => new Float32Array(memory.buffer, at, length);
  const f64 = (at: number, length?: number) => new Float64Array(memory.buffer, at, length);
  const numbers = (at: number, bytes: boolean) => bytes ? u8(at) : f32(at);

  function rebuilt(width: number, own: Float32Array, a: number, source: Float32Array, b: number) {
    let sum = 0;
    for (let t = 0; t < width; t++) sum += own[a + t]! * source[b + t]!;
    return sum === 0 ? EPSILON : sum;
  }

  function product(
    bytes: boolean,
    ...[vectors, count, starts, indices, values, source, out, fresh]: Parameters<Product>
  ): void {
    const width = vectors * 4;
    const start = u32(starts), index = u16(indices), value = numbers(values, bytes);
    const from = f32(source), to = f32(out, count * width);
    const sum = new Float64Array(width);
    for (let r = 0; r < count; r++) {
      sum.fill(0);
      for (let e = start[r]!; e < start[r + 1]!; e++) {
        const row = index[e]! * width, x = value[e]!;
        for (let t = 0; t < width; t++) sum[t]! += x * from[row + t]!;
      }
      for (let t = 0; t < width; t++) {
        to[r * width + t] = (fresh ? 0 : to[r * width + t]!) + sum[t]!;
      }
    }
  }

  /** For each component of each list's the subset: the list, the component, and where its entries begin and end. */
  function* subsetComponents(
    count: number,
    starts: number,
    subsetStarts: number,
    subset: number,
  ): Generator<[list: number, component: number, from: number, to: number]> {
    const start = u32(starts), first = u32(subsetStarts), vector = u16(subset);
    for (let list = 0; list < count; list++) {
      for (let i = first[list]!; i < first[list + 1]!; i++) {
        for (let lane = 0; lane < 4; lane++) {
          yield [list, vector[i]! * 4 + lane, start[list]!, start[list + 1]!];
        }
      }
    }
  }

  function productSubset(
    bytes: boolean,
    ...[vectors, count, starts, indices, values, source, out, subsetStarts, subset]: Parameters<
      SubsetProduct
    >
  ): void {
    const width = vectors * 4, index = u16(indices), value = numbers(values, bytes);
    const rows = f32(source), sums = f32(out);
    for (const [list, t, from, to] of subsetComponents(count, starts, subsetStarts, subset)) {
      let sum = sums[list * width + t]!;
      for (let e = from; e < to; e++) sum += value[e]! * rows[index[e]! * width + t]!;
      sums[list * width + t] = sum;
    }
  }

  function spreadSubset(
    bytes: boolean,
    ...[vectors, count, starts, indices, values, source, out, subsetStarts, subset]: Parameters<
      SubsetProduct
    >
  ): void {
    const width = vectors * 4, index = u16(indices), value = numbers(values, bytes);
    const rows = f32(source), sums = f32(out);
    for (const [list, t, from, to] of subsetComponents(count, starts, subsetStarts, subset)) {
      for (let e = from; e < to; e++) {
        sums[index[e]! * width + t]! += value[e]! * rows[list * width + t]!;
      }
    }
  }

  return {
    count(images, bytes, rows, columns, rowCounts, columnCounts) {
      const x = numbers(images, bytes);
      const byRow = u32(rowCounts), byColumn = u32(columnCounts);
      for (let row = 0; row < rows; row++) {
        let found = 0;
        for (let j = 0; j < columns; j++) {
          if (x[row * columns + j] !== 0) {
            found++;
            byColumn[j]!++;
          }
        }
        byRow[row] = found;
      }
    },

    pack(
      images,
      bytes,
      rows,
      columns,
      starts,
      cursors,
      indices,
      values,
      columnIndices,
      columnValues,
    ) {
      const x = numbers(images, bytes);
      const start = u32(starts), cursor = u32(cursors), index = u16(indices);
      const value = numbers(values, bytes);
      const columnIndex = u16(columnIndices), columnValue = numbers(columnValues, bytes);
      for (let row = 0; row < rows; row++) {
        let e = start[row]!;
        for (let j = 0; j < columns; j++) {
          const pixel = x[row * columns + j]!;
          if (pixel === 0) continue;
          index[e] = j;
          value[e++] = pixel;
          const c = cursor[j]!++;
          columnIndex[c] = row;
          columnValue[c] = pixel;
        }
      }
    },

    moments(values, bytes, from, to, out) {
      const x = numbers(values, bytes);
      let sum = 0, squares = 0;
      for (let e = from; e < to; e++) {
        sum += x[e]!;
        squares += x[e]! * x[e]!;
      }
      f64(out, 2).set([sum, squares]);
    },

    product: (...rest) => product(false, ...rest),
    productBytes: (...rest) => product(true, ...rest),
    productSubset: (...rest) => productSubset(false, ...rest),
    productSubsetBytes: (...rest) => productSubset(true, ...rest),
    spreadSubset: (...rest) => spreadSubset(false, ...rest),
    spreadSubsetBytes: (...rest) => spreadSubset(true, ...rest),

    sweep(rows, vectors, factor, products, gram, inverse, l1) {
      const width = vectors * 4;
      const w = f32(factor), b = f32(products), g = f32(gram), scale = f32(inverse);
      let violation = 0;
      for (let row = 0; row < rows * width; row += width) {
        for (let t = 0; t < width; t++) {
          let gradient = l1 - b[row + t]!;
          for (let s = 0; s < width; s++) gradient += g[t * width + s]! * w[row + s]!;
          const now = w[row + t]!;
          violation += Math.abs(now === 0 ? Math.min(gradient, 0) : gradient);
          if (scale[t] !== 0) w[row + t] = Math.max(now - gradient * scale[t]!, 0);
        }
      }
      return violation;
    },

    gram(rows, vectors, factor, out) {
      const width = vectors * 4;
      const f = f32(factor), sum = f64(out, width * width);
      for (let row = 0; row < rows * width; row += width) {
        for (let s = 0; s < width; s++) {
          for (let t = s & ~3; t < width; t++) sum[s * width + t]! += f[row + s]! * f[row + t]!;
        }
      }
    },

    crossGram(rows, vectors, left, right, out) {
      const width = vectors * 4;
      const f = f32(left), g = f32(right), sum = f64(out, width * width);
      for (let row = 0; row < rows * width; row += width) {
        for (let s = 0; s < width; s++) {
          for (let t = 0; t < width; t++) sum[s * width + t]! += f[row + s]! * g[row + t]!;
        }
      }
    },

    reduce(parts, count, distance, length, out) {
      const to = f32(out, length);
      const arrays = Array.from(
        { length: count },
        (_, part) => f32(parts + part * distance, length),
      );
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (const array of arrays) sum += array[i]!;
        to[i] = sum;
      }
    },

    dot(a, b, length) {
      const x = f32(a, length), y = f32(b, length);
      let sum = 0;
      for (let i = 0; i < length; i++) sum += x[i]! * y[i]!;
      return sum;
    },

    extrapolate(x, before, factor, rows, vectors, scales) {
      const width = vectors * 4, length = rows * width;
      const now = f32(x, length), then = f32(before, length), scale = f32(scales, width);
      for (let i = 0; i < length; i++) {
        now[i] = scale[i % width]! * Math.max(0, now[i]! + factor * (now[i]! - then[i]!));
      }
    },

    accelerate(x, before, beta, length) {
      const now = f32(x, length), then = f32(before, length);
      for (let i = 0; i < length; i++) {
        const value = now[i]!;
        now[i] = Math.max(0, value + beta * (value - then[i]!));
        then[i] = value;
      }
    },

    outer(bytes, rows, starts, indices, values, vectors, _scratch, out) {
      const size = vectors * 4, start = u32(starts), index = u16(indices);
      const value = numbers(values, bytes);
      const sum = bytes ? u32(out) : f64(out, size * size);
      for (let row = 0; row < rows; row++) {
        for (let a = start[row]!; a < start[row + 1]!; a++) {
          const line = index[a]! * size;
          for (let b = start[row]!; b < start[row + 1]!; b++) {
            if (index[b]! >= (index[a]! & ~3)) sum[line + index[b]!]! += value[a]! * value[b]!;
          }
        }
      }
    },

    multiply(a, rows, inner, b, columns, out) {
      const x = f64(a), y = f64(b), to = f64(out, rows * columns);
      to.fill(0);
      for (let row = 0; row < rows; row++) {
        for (let j = 0; j < inner; j++) {
          const scale = x[row * inner + j]!;
          for (let c = 0; c < columns; c++) to[row * columns + c]! += scale * y[j * columns + c]!;
        }
      }
    },

    ratios(
      vectors,
      count,
      starts,
      indices,
      values,
      bytes,
      own,
      source,
      numerators,
      denominators,
      beta,
    ) {
      const width = vectors * 4;
      const start = u32(starts), index = u16(indices), value = numbers(values, bytes);
      const w = f32(own), h = f32(source), up = f32(numerators), down = f32(denominators);
      for (let r = 0; r < count; r++) {
        for (let e = start[r]!; e < start[r + 1]!; e++) {
          if (value[e] === 0) continue;
          const row = index[e]! * width;
          const wh = rebuilt(width, w, r * width, h, row);
          const above = value[e]! * wh ** (beta - 2), below = wh ** (beta - 1);
          for (let t = 0; t < width; t++) {
            up[r * width + t]! += above * h[row + t]!;
            if (beta !== 1) down[r * width + t]! += below * h[row + t]!;
          }
        }
      }
    },

    divergence(vectors, count, starts, indices, values, bytes, own, source, beta) {
      const width = vectors * 4;
      const start = u32(starts), index = u16(indices), value = numbers(values, bytes);
      const w = f32(own), h = f32(source);
      let sum = 0;
      for (let r = 0; r < count; r++) {
        for (let e = start[r]!; e < start[r + 1]!; e++) {
          if (value[e] === 0) continue;
          sum += divergenceOf(value[e]!, rebuilt(width, w, r * width, h, index[e]! * width), beta);
        }
      }
      return sum;
    },
  };
}

/** The beta-divergence of x and wh, for beta 1 without the terms that are linear in them. */
function divergenceOf(x: number, wh: number, beta: number): number {
  const ratio = x / wh;
  return beta === 1 ? x * Math.log(ratio) : ratio - Math.log(ratio) - 1;
}
