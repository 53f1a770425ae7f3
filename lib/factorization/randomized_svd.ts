import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { RandomState } from "./random.ts";

/** What {@linkcode randomizedSvd} asks of the matrix A (rows x size): only its Gram matrix A'·A. */
export interface GramOperator {
  /** Rows and columns of A'·A. */
  readonly size: number;
  /** A'·A·M for M (size, width) row-major. */
  multiply(m: Float64Array, width: number): Float64Array;
}

/** The k largest singular values of A, and what gives its singular vectors. */
export interface Svd {
  readonly singularValues: Float64Array;
  /** (k, size) row-major: right singular vectors. */
  readonly right: Float64Array;
  /** (size, k) row-major: A · projection are the left singular vectors. */
  readonly projection: Float64Array;
}

/** Extra vectors, as scikit-learn's `n_oversamples`. */
const OVERSAMPLES = 10;

/**
 * scikit-learn's `randomized_svd` (Halko, Martinsson & Tropp 2009), through the Gram matrix: the same random start, the
 * same number of power iterations, hence the same subspace and the same not quite converged trailing vectors. On them
 * hangs which of two nearly equal halves NNDSVD takes, so an exact SVD would give other components.
 *
 * @param k how many triplets
 * @param iterations power iterations
 */
export function randomizedSvd(
  gram: GramOperator,
  k: number,
  iterations: number,
  random: RandomState,
): Svd {
  const { size } = gram;
  const width = Math.min(k + OVERSAMPLES, size);
  let m = drawStart(size, k + OVERSAMPLES, width, random);
  for (let i = 0; i < iterations; i++) m = orthonormal(gram.multiply(m, width), size, width);

  // Q = A·M·L'^-1 is orthonormal for L·L' = M'·A'·A·M, and B = Q'·A = L^-1·M'·A'·A.
  const image = new Matrix(toRows(gram.multiply(m, width), size, width)),
    start = new Matrix(toRows(m, size, width));
  const cholesky = new CholeskyDecomposition(symmetric(start.transpose().mmul(image)));
  const lower = cholesky.lowerTriangularMatrix;
  const b = solveLower(lower, image.transpose());

  // B is (width, size) and flat: the eigenvectors of B·B' are its left singular vectors, accurate far beyond need.
  const eigen = new EigenvalueDecomposition(symmetric(b.mmul(b.transpose())), {
    assumeSymmetric: true,
  });
  const order = eigen.realEigenvalues.map((_, i) => i).sort((x, y) =>
    eigen.realEigenvalues[y]! - eigen.realEigenvalues[x]!
  ).slice(0, k);
  const left = eigen.eigenvectorMatrix.subMatrixColumn(order);
  const singularValues = Float64Array.from(
    order,
    (i) => Math.sqrt(Math.max(0, eigen.realEigenvalues[i]!)),
  );
  const scaled = left.transpose().mmul(b);
  const right = new Float64Array(k * size);
  singularValues.forEach((s, t) => {
    for (let j = 0; j < size; j++) right[t * size + j] = s > 0 ? scaled.get(t, j) / s : 0;
  });
  const projection = start.mmul(solveUpperTransposed(lower, left));
  return { singularValues, right, projection: Float64Array.from(projection.to1DArray()) };
}

/** Iterations of scikit-learn's `n_iter="auto"`. */
export function powerIterations(k: number, smallestSide: number): number {
  return k < 0.1 * smallestSide ? 7 : 4;
}

/** Omega, drawn row by row; more vectors than the matrix has columns add nothing to its range. */
function drawStart(size: number, drawn: number, width: number, random: RandomState): Float64Array {
  const omega = new Float64Array(size * width);
  for (let row = 0; row < size; row++) {
    for (let c = 0; c < drawn; c++) {
      const value = random.normal();
      if (c < width) omega[row * width + c] = value;
    }
  }
  return omega;
}

/** Modified Gram-Schmidt; a column that depends on the ones before becomes zero. */
function orthonormal(m: Float64Array, size: number, width: number): Float64Array {
  const columns = Array.from(
    { length: width },
    (_, c) => Float64Array.from({ length: size }, (_, row) => m[row * width + c]!),
  );
  columns.forEach((column, c) => {
    const before = Math.sqrt(inner(column, column));
    for (const other of columns.slice(0, c)) {
      const share = inner(other, column);
      for (let row = 0; row < size; row++) column[row]! -= share * other[row]!;
    }
    const norm = Math.sqrt(inner(column, column));
    const scale = norm > 1e-14 * before ? 1 / norm : 0;
    for (let row = 0; row < size; row++) column[row]! *= scale;
  });
  const out = new Float64Array(m.length);
  columns.forEach((column, c) => column.forEach((value, row) => out[row * width + c] = value));
  return out;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function toRows(m: Float64Array, rows: number, columns: number): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => m.subarray(row * columns, (row + 1) * columns));
}

/** The mean of a matrix and its transpose, with a touch on the diagonal so that a dependent vector keeps it definite. */
function symmetric(a: Matrix): Matrix {
  const mean = Matrix.add(a, a.transpose()).mul(0.5);
  const touch = 1e-14 * mean.trace() / a.rows;
  for (let i = 0; i < a.rows; i++) mean.set(i, i, mean.get(i, i) + touch);
  return mean;
}

/** L^-1·B for lower triangular L. */
function solveLower(lower: Matrix, b: Matrix): Matrix {
  const x = b.clone();
  for (let i = 0; i < lower.rows; i++) {
    for (let j = 0; j < i; j++) {
      const l = lower.get(i, j);
      for (let c = 0; c < b.columns; c++) x.set(i, c, x.get(i, c) - l * x.get(j, c));
    }
    for (let c = 0; c < b.columns; c++) x.set(i, c, x.get(i, c) / lower.get(i, i));
  }
  return x;
}

/** (L')^-1·B for lower triangular L. */
function solveUpperTransposed(lower: Matrix, b: Matrix): Matrix {
  const x = b.clone();
  for (let i = lower.rows - 1; i >= 0; i--) {
    for (let c = 0; c < b.columns; c++) {
      let sum = x.get(i, c);
      for (let j = i + 1; j < lower.rows; j++) sum -= lower.get(j, i) * x.get(j, c);
      x.set(i, c, sum / lower.get(i, i));
    }
  }
  return x;
}
