/**
 * The hot loops, and nothing else: what each computes, and the two ways to get them.
 *
 * All arguments are byte offsets into one memory or plain numbers. A factor (W, H transposed) is row-major float32
 * with its components padded to whole vectors of four: `vectors` * 16 bytes a row. Padding is zero and stays zero.
 */
export interface Kernels {
  /**
   * Non-zeros of a block of images: of each row (overwritten), and of each column (added). `images` holds uint8 or
   * float32, and is readable 15 bytes further.
   */
  count(
    images: number,
    bytes: boolean,
    rows: number,
    columns: number,
    rowCounts: number,
    columnCounts: number,
  ): void;
  /**
   * Writes a block's non-zeros as lists: row i from entry starts[i] on, column j from cursors[j] on (both uint32;
   * cursors are advanced to the end of the column's list). Indices are uint16, values of the images' type.
   */
  pack(
    images: number,
    bytes: boolean,
    rows: number,
    columns: number,
    starts: number,
    cursors: number,
    indices: number,
    values: number,
    columnIndices: number,
    columnValues: number,
  ): void;
  /** Sum and sum of squares of `values[from..to)`, as two float64 at `out`. */
  moments(values: number, bytes: boolean, from: number, to: number, out: number): void;
  /**
   * out[r] (+)= sum over list r of value * source[index], for `count` lists; list r spans entries starts[r] to
   * starts[r + 1], a multiple of four of them (entries of value 0 fill a list up). Values are float32. `fresh`
   * overwrites, else adds.
   */
  readonly product: Product;
  /** {@linkcode Kernels.product} for values that are uint8. */
  readonly productBytes: Product;
  /**
   * {@linkcode Kernels.product}, added, for a subset of the vectors: for list r those at subset[subsetStarts[r]] to
   * subset[subsetStarts[r + 1]] (uint16 by uint32).
   */
  readonly productSubset: SubsetProduct;
  /** {@linkcode Kernels.productSubset} for values that are uint8. */
  readonly productSubsetBytes: SubsetProduct;
  /** out[index] += value * source[r] for the entries of each list r, in its subset of the vectors as in `productSubset`. */
  readonly spreadSubset: SubsetProduct;
  /** {@linkcode Kernels.spreadSubset} for values that are uint8. */
  readonly spreadSubsetBytes: SubsetProduct;
  /**
   * One sweep of coordinate descent over `rows` (a multiple of eight) rows of a factor, each component once, in order:
   * scikit-learn's `_update_cdnmf_fast`. `gram` is k x k (symmetric, padded, L2 on its diagonal), `inverse` 1 / its
   * diagonal or 0.
   *
   * @returns the violation: the sum of the absolute projected gradients before each step
   */
  sweep(
    rows: number,
    vectors: number,
    factor: number,
    products: number,
    gram: number,
    inverse: number,
    l1: number,
    scratch: number,
  ): number;
  /** Adds F'·F of `rows` rows to the float64 matrix at `out`; only vectors of four at or right of the diagonal. */
  gram(rows: number, vectors: number, factor: number, out: number): void;
  /** Adds F'·G of `rows` rows of two factors to the float64 matrix at `out`. */
  crossGram(rows: number, vectors: number, left: number, right: number, out: number): void;
  /** out = the sum of `count` float32 arrays, `distance` bytes apart, summed in float64; length a multiple of four. */
  reduce(parts: number, count: number, distance: number, length: number, out: number): void;
  /** Dot product of two float32 arrays in float64; length a multiple of four. */
  dot(a: number, b: number, length: number): number;
  /** x = scale · max(0, x + factor * (x - before)) for the rows of a factor, with a scale for each component. */
  extrapolate(
    x: number,
    before: number,
    factor: number,
    rows: number,
    vectors: number,
    scales: number,
  ): void;
  /** x = max(0, x + beta * (x - before)), and before = what x was; length a multiple of four. */
  accelerate(x: number, before: number, beta: number, length: number): void;
  /**
   * Adds the outer products of `rows` rows, given as lists, to the matrix at `out`: from each line's own four of columns
   * on; what lies left of it is left undefined. Its sides are `vectors` * 4 long, its numbers uint32 for bytes (exact, and
   * wrapping around beyond 66,051 rows), else float64. `scratch` is {@linkcode outerScratch} bytes of zeros, and stays so
   * in its first `vectors` * 16.
   */
  outer(
    bytes: boolean,
    rows: number,
    starts: number,
    indices: number,
    values: number,
    vectors: number,
    scratch: number,
    out: number,
  ): void;
  /** out = a (rows x inner) · b (inner x columns) in float64; columns a multiple of eight. */
  multiply(
    a: number,
    rows: number,
    inner: number,
    b: number,
    columns: number,
    out: number,
  ): void;
  /**
   * Adds to numerators[r] the sum over list r of value · wh^(beta − 2) · source[index], where wh is own[r] · source[index],
   * and where beta is not 1 the sum of wh^(beta − 1) · source[index] to denominators[r]. Entries of value 0 count for
   * nothing. For betas below 2 that `LOSSES` has.
   */
  ratios(
    vectors: number,
    count: number,
    starts: number,
    indices: number,
    values: number,
    bytes: boolean,
    own: number,
    source: number,
    numerators: number,
    denominators: number,
    beta: number,
  ): void;
  /**
   * Sum over all entries of the beta-divergence of value and wh, see {@linkcode Kernels.ratios}; for beta 1 without the
   * terms that are linear in them: value · log(value / wh).
   */
  divergence(
    vectors: number,
    count: number,
    starts: number,
    indices: number,
    values: number,
    bytes: boolean,
    own: number,
    source: number,
    beta: number,
  ): number;
}

/** What every product with lists takes: see {@linkcode Kernels.product}. */
export type Lists = [
  vectors: number,
  count: number,
  starts: number,
  indices: number,
  values: number,
  source: number,
  out: number,
];
/** How {@linkcode Kernels.product} is called. */
export type Product = (...lists: [...Lists, fresh: boolean]) => void;
/** How {@linkcode Kernels.productSubset} and {@linkcode Kernels.spreadSubset} are called. */
export type SubsetProduct = (...lists: [...Lists, subsetStarts: number, subset: number]) => void;

/** Size of the memory in pages of 64 KiB: all that 32 bits can address. */
export const MEMORY_PAGES = 65536;

/**
 * The first page belongs to the compiled kernels: tables for the logarithm, which every thread writes there anew as it
 * instantiates them.
 */
export const KERNEL_DATA_BYTES = 65536;

/** Bytes of `scratch` that {@linkcode Kernels.sweep} needs. */
export function sweepScratch(vectors: number): number {
  return vectors * 256;
}

/** Bytes of `scratch` that {@linkcode Kernels.outer} needs: a row, and the places of its fours. */
export function outerScratch(vectors: number): number {
  return vectors * 20;
}
