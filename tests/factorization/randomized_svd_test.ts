import assert from "node:assert/strict";
import { randomState } from "../../lib/factorization/random.ts";
import {
  type GramOperator,
  powerIterations,
  randomizedSvd,
  type Svd,
} from "../../lib/factorization/randomized_svd.ts";
import { assertClose } from "../support/close.ts";
import { randomNumbers } from "../support/random_numbers.ts";

/** A'·A in plain loops, for A (rows x size) row-major. */
function gramOf(a: Float64Array, size: number): GramOperator {
  const rows = a.length / size;
  return {
    size,
    multiply(m, width) {
      const image = product(a, m, rows, size, width);
      const transposed = a.map((_, i) => a[i % rows * size + Math.floor(i / rows)]!);
      return product(transposed, image, size, rows, width);
    },
  };
}

/** a (rows x inner) · b (inner x columns). */
function product(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < inner; j++) {
      sum += a[Math.floor(i / columns) * inner + j]! * b[j * columns + i % columns]!;
    }
    return sum;
  });
}

/** A = U·S·V' with the given singular values and random orthonormal U and V, so that the answer is known. */
function matrixWith(singularValues: readonly number[], rows: number, size: number, seed: number) {
  const random = randomNumbers(seed), k = singularValues.length;
  const left = orthonormalColumns(rows, k, random), right = orthonormalColumns(size, k, random);
  return Float64Array.from({ length: rows * size }, (_, i) => {
    let sum = 0;
    singularValues.forEach((s, t) =>
      sum += left[t]![Math.floor(i / size)]! * s * right[t]![i % size]!
    );
    return sum;
  });
}

function orthonormalColumns(size: number, count: number, random: () => number): Float64Array[] {
  const columns: Float64Array[] = [];
  while (columns.length < count) {
    const column = Float64Array.from({ length: size }, () => random() - 0.5);
    for (const other of [...columns, ...columns]) {
      const share = dot(column, other);
      other.forEach((x, i) => column[i]! -= share * x);
    }
    const norm = Math.sqrt(dot(column, column));
    columns.push(column.map((x) => x / norm));
  }
  return columns;
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** U·S·V' of what was found: A·projection has U's columns. */
function rebuilt(a: Float64Array, { singularValues, right, projection }: Svd, size: number) {
  const k = singularValues.length, rows = a.length / size;
  const left = product(a, projection, rows, size, k);
  return product(left.map((u, i) => u * singularValues[i % k]!), right, rows, k, size);
}

Deno.test("randomizedSvd() finds singular values and vectors of a matrix with a gap after k", () => {
  const values = [1000, 400, 399, 50, 7], size = 20;
  const a = matrixWith([...values, 1e-3, 1e-4], 33, size, 1);
  const svd = randomizedSvd(gramOf(a, size), 5, 7, randomState(0));
  assertClose(svd.singularValues, values, 1e-12);
  assertClose(rebuilt(a, svd, size), matrixWith([...values, 0, 0], 33, size, 1), 1e-5);
});

Deno.test("randomizedSvd() is exact where k and the oversamples span all of the matrix", () => {
  for (const [rows, size, k] of [[9, 7, 7], [40, 12, 5], [3, 3, 1], [1, 1, 1], [50, 2, 2]]) {
    const all = Array.from({ length: Math.min(rows!, size!) }, (_, t) => 100 / (t + 1));
    const a = matrixWith(all, rows!, size!, 2);
    const svd = randomizedSvd(gramOf(a, size!), k!, 4, randomState(3));
    const best = matrixWith(all.map((s, t) => t < k! ? s : 0), rows!, size!, 2);
    assertClose(svd.singularValues, all.slice(0, k), 1e-10, `${rows} x ${size}`);
    assertClose(rebuilt(a, svd, size!), best, 1e-8);
  }
});

Deno.test("randomizedSvd() gives zeros beyond the rank, never NaN", () => {
  const size = 30, a = matrixWith([5, 3], 25, size, 4);
  const { singularValues, right, projection } = randomizedSvd(
    gramOf(a, size),
    6,
    4,
    randomState(2021),
  );
  assertClose(singularValues, [5, 3, 0, 0, 0, 0], 1e-12);
  assert.ok(right.subarray(2 * size).every((x) => x === 0));
  assert.ok(projection.every((x, i) => i % 6 < 2 || x === 0));
});

Deno.test("powerIterations() are scikit-learn's: 7 for few components, else 4", () => {
  assert.equal(powerIterations(15, 784), 7);
  assert.equal(powerIterations(78, 784), 7);
  assert.equal(powerIterations(79, 784), 4);
  assert.equal(powerIterations(1, 10), 4);
});
