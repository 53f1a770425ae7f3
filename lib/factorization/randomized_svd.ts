import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Factors } from "./passes/factors.ts";
import type { RandomState } from "./random.ts";

/** What {@linkcode randomizedSvd} asks of the matrix A (rows x size): products with its Gram matrix A'·A. */
export interface GramOperator {
  /** Rows and columns of A'·A. */
  readonly size: number;
  /** A'·A·M for M (size, width) row-major. */
  multiply(m: Float64Array, width: number): Float64Array;
  /** M'·A'·A·M, (width, width), for the M of the last product, where it is known better than from that product. */
  inner?(width: number): Float64Array;
}

/** Products with the Gram matrix of the smaller side of X. */
export interface ImageProducts extends GramOperator {
  /** Singular vectors of the larger side: W = X·H' from the projection in H, or H' = X'·W from the one in W. */
  project(factors: Factors): void;
}

/** The k largest singular values of A, and what gives its singular vectors; zeros from A's rank on. */
export interface Svd {
  /** (k,) descending. */
  readonly singularValues: Float64Array;
  /** (k, size) row-major: right singular vectors. */
  readonly right: Float64Array;
  /** (size, k) row-major: A · projection are the left singular vectors. */
  readonly projection: Float64Array;
}

/** Extra vectors, as scikit-learn's `n_oversamples`. */
export const OVERSAMPLES = 10;
/** Squared singular values below this share of the largest are rounding: the Gram matrix shows no smaller ones. */
const RANK_TOLERANCE = 1e-13;

/**
 * scikit-learn's `randomized_svd` (Halko, Martinsson & Tropp 2009), through the Gram matrix: the same random start, the
 * same number of power iterations, hence the same subspace and the same not quite converged trailing vectors. On them
 * hangs which of two nearly equal halves NNDSVD takes, so an exact SVD would give other components.
 *
 * @param k how many triplets
 * @param iterations power iterations
 * @param onStep told before each of them, and before what follows
 */
export function randomizedSvd(
  gram: GramOperator,
  k: number,
  iterations: number,
  random: RandomState,
  onStep: (done: number, total: number) => void = () => {},
): Svd {
  const { size } = gram;
  const width = Math.min(k + OVERSAMPLES, size);
  let m = drawStart(size, k + OVERSAMPLES, width, random);
  for (let i = 0; i < iterations; i++) {
    onStep(i, iterations + 1);
    m = orthonormal(gram.multiply(m, width), size, width);
  }
  onStep(iterations, iterations + 1);

  // With V·D·V' = M'·A'·A·M the columns of Q = A·M·V·D^-½ are orthonormal, and B = Q'·A = D^-½·V'·M'·A'·A. Where D
  // vanishes M reaches beyond the rank of A, and there is nothing to keep.
  const image = new Matrix(toRows(gram.multiply(m, width), size, width)),
    start = new Matrix(toRows(m, size, width));
  const inner = gram.inner?.(width);
  const form = inner ? new Matrix(toRows(inner, width, width)) : start.transpose().mmul(image);
  const { values, vectors } = eigen(form, RANK_TOLERANCE);
  const basis = vectors.mulRowVector(values.map((value) => 1 / Math.sqrt(value)));
  const b = basis.transpose().mmul(image.transpose());

  // B is (rank, size) and flat: the eigenvectors of B·B' are its left singular vectors, accurate far beyond need.
  const squares = eigen(b.mmul(b.transpose()), 0);
  const rank = Math.min(k, squares.values.length);
  const left = squares.vectors.subMatrix(0, squares.vectors.rows - 1, 0, rank - 1);
  const scaled = left.transpose().mmul(b), toLeft = start.mmul(basis).mmul(left);
  const singularValues = new Float64Array(k);
  const right = new Float64Array(k * size), projection = new Float64Array(size * k);
  for (let t = 0; t < rank; t++) {
    const s = singularValues[t] = Math.sqrt(squares.values[t]!);
    for (let j = 0; j < size; j++) {
      right[t * size + j] = scaled.get(t, j) / s;
      projection[j * k + t] = toLeft.get(j, t);
    }
  }
  return { singularValues, right, projection };
}

/** Eigenvalues of a symmetric matrix that are above `tolerance` of the largest, falling, and their vectors as columns. */
function eigen(matrix: Matrix, tolerance: number): { values: number[]; vectors: Matrix } {
  const symmetric = Matrix.add(matrix, matrix.transpose()).mul(0.5);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i)
    .sort((x, y) => realEigenvalues[y]! - realEigenvalues[x]!);
  const least = tolerance * realEigenvalues[order[0]!]!;
  const kept = order.filter((i) => realEigenvalues[i]! > least);
  return {
    values: kept.map((i) => realEigenvalues[i]!),
    vectors: eigenvectorMatrix.subMatrixColumn(kept),
  };
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
