import { sweepScratch } from "../kernels/kernels.ts";
import { addColumnProducts, rowProducts } from "./block_products.ts";
import { definePhase } from "./phase.ts";
import {
  blocksOf,
  columnLists,
  f32,
  f64,
  rowBytes,
  scratchOf,
  type ThreadContext,
} from "./thread_context.ts";

// scikit-learn's multiplicative update for a numeric beta. What a factor is divided by comes from the other factor's Gram
// matrix (beta 2), from the sums of its columns (beta 1), or is summed beside the numerators.

/** The betas whose denominators need no sums over pixels. */
export const FROBENIUS = 2, KULLBACK_LEIBLER = 1;

/** Whether denominators are summed beside the numerators. */
export function sumsDenominators(beta: number): boolean {
  return beta !== FROBENIUS && beta !== KULLBACK_LEIBLER;
}

/** scikit-learn's EPSILON, which replaces a denominator of zero. */
const EPSILON = 1.1920929e-7;
/** Below float64's own epsilon scikit-learn sets an entry to zero, for losses where it would stick there anyway. */
const TINY = 2.220446049250313e-16;

/** Phases of the multiplicative update. */
export const MULTIPLICATIVE_PHASES = {
  /** Per chunk: updates W; with `gather` also the chunk's part of H's numerators and denominators, with the new W. */
  updateFeatures: definePhase(
    { l1: "number", l2: "number", beta: "number", gather: "boolean" },
    (context, chunk, { l1, l2, beta, gather }) => {
      const { plan } = context, { blockRows } = plan, stride = rowBytes(plan);
      const numerators = scratchOf(context) + sweepScratch(plan.vectors);
      const denominators = numerators + blockRows * stride;
      const sums = emptySums(context, chunk, beta);
      for (const block of blocksOf(plan, chunk)) {
        const features = plan.features + block * blockRows * stride;
        f32(context, numerators, blockRows * stride / 2).fill(0);
        sumRows(context, block, beta, features, numerators, denominators);
        const factor = { at: features, rows: blockRows, numerators, denominators };
        update(context, factor, { l1, l2, beta, dropTiny: beta < 1 });
        if (gather) sumColumns(context, block, beta, features, sums);
      }
    },
  ),

  /** Per range of columns: sums the parts and updates H. */
  updateComponents: definePhase(
    { l1: "number", l2: "number", beta: "number" },
    (context, range, { l1, l2, beta }) => {
      const { kernels, plan } = context, { vectors, rangeColumns } = plan;
      const length = rangeColumns * vectors * 4, offset = range * length * 4;
      const partBytes = plan.ranges * length * 4, { chunks } = plan;
      const at = plan.components + offset, numerators = plan.columnProducts + offset;
      const denominators = plan.columnDenominators + offset;
      kernels.reduce(plan.chunkParts + offset, chunks, partBytes, length, numerators);
      if (beta === FROBENIUS) timesGram(context, at, rangeColumns, denominators);
      else if (sumsDenominators(beta)) {
        kernels.reduce(plan.denominatorParts + offset, chunks, partBytes, length, denominators);
      }
      const factor = { at, rows: rangeColumns, numerators, denominators };
      update(context, factor, { l1, l2, beta, dropTiny: beta <= 1 });
    },
  ),

  /** Per chunk: its part of the divergence. */
  divergence: definePhase({ beta: "number" }, (context, chunk, { beta }) => {
    const { kernels, plan } = context;
    const { vectors, blockRows, indices, values, components } = plan;
    let divergence = 0;
    for (const block of blocksOf(plan, chunk)) {
      divergence += kernels.divergence(
        vectors,
        blockRows,
        plan.rowStarts + block * blockRows * 4,
        indices,
        values,
        plan.bytes !== 0,
        plan.features + block * blockRows * rowBytes(plan),
        components,
        beta,
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = divergence;
  }),
};

/** Where a chunk's part of what H's update needs is summed. */
interface ColumnSums {
  readonly numerators: number;
  readonly denominators: number;
  /** W'·W. */
  readonly gram: number;
}

/** The chunk's sums, zeros now. */
function emptySums(context: ThreadContext, chunk: number, beta: number): ColumnSums {
  const { plan } = context, width = plan.vectors * 4;
  const length = plan.ranges * plan.rangeColumns * width, offset = chunk * length * 4;
  const sums = {
    numerators: plan.chunkParts + offset,
    denominators: plan.denominatorParts + offset,
    gram: plan.chunkGrams + chunk * width * width * 8,
  };
  f32(context, sums.numerators, length).fill(0);
  if (sumsDenominators(beta)) f32(context, sums.denominators, length).fill(0);
  f64(context, sums.gram, width * width).fill(0);
  return sums;
}

/** Numerators and denominators of a block's rows of W. */
function sumRows(
  context: ThreadContext,
  block: number,
  beta: number,
  features: number,
  numerators: number,
  denominators: number,
): void {
  const { kernels, plan } = context, { vectors, blockRows, indices, values, components } = plan;
  if (beta === FROBENIUS) {
    rowProducts(context, block, numerators);
    timesGram(context, features, blockRows, denominators);
    return;
  }
  const lists = plan.rowStarts + block * blockRows * 4, bytes = plan.bytes !== 0;
  kernels.ratios(
    vectors,
    blockRows,
    lists,
    indices,
    values,
    bytes,
    features,
    components,
    numerators,
    denominators,
    beta,
  );
}

/** Adds what a block contributes to H's numerators and denominators. */
function sumColumns(
  context: ThreadContext,
  block: number,
  beta: number,
  features: number,
  { numerators, denominators, gram }: ColumnSums,
): void {
  const { kernels, plan } = context;
  const { vectors, blockRows, columns, columnIndices, columnValues, components } = plan;
  if (beta === FROBENIUS) {
    kernels.gram(blockRows, vectors, features, gram);
    addColumnProducts(context, block, features, numerators);
    return;
  }
  const lists = columnLists(plan, block), bytes = plan.bytes !== 0;
  kernels.ratios(
    vectors,
    columns,
    lists,
    columnIndices,
    columnValues,
    bytes,
    components,
    features,
    numerators,
    denominators,
    beta,
  );
}

/** Rows of W or H', and what they are multiplied and divided by. */
interface UpdatedRows {
  readonly at: number;
  readonly rows: number;
  readonly numerators: number;
  readonly denominators: number;
}

/** factor *= (numerators / (denominators + L1 + L2 · factor)) ^ gamma; what is tiny becomes zero where asked. */
function update(
  context: ThreadContext,
  { at, rows, numerators, denominators }: UpdatedRows,
  { l1, l2, beta, dropTiny }: {
    readonly l1: number;
    readonly l2: number;
    readonly beta: number;
    readonly dropTiny: boolean;
  },
): void {
  const { k, vectors, columnSums } = context.plan, width = vectors * 4;
  const f = f32(context, at, rows * width), above = f32(context, numerators, rows * width);
  const below = f32(context, denominators, rows * width), sums = f32(context, columnSums, width);
  const shared = beta === KULLBACK_LEIBLER, gamma = gammaOf(beta);
  for (let row = 0; row < f.length; row += width) {
    for (let t = 0; t < k; t++) {
      const now = f[row + t]!;
      const divisor = (shared ? sums[t]! : below[row + t]!) + l1 + l2 * now;
      const quotient = above[row + t]! / (divisor === 0 ? EPSILON : divisor);
      const next = now * (gamma === 1 ? quotient : quotient ** gamma);
      f[row + t] = dropTiny && next < TINY ? 0 : next;
    }
  }
}

/** scikit-learn's exponent. */
function gammaOf(beta: number): number {
  return beta < 1 ? 1 / (2 - beta) : beta > 2 ? 1 / (beta - 1) : 1;
}

/** out = factor · gram: the Frobenius loss's denominators. */
function timesGram(context: ThreadContext, factor: number, rows: number, out: number): void {
  const { k, vectors, gram } = context.plan;
  const width = vectors * 4;
  const f = f32(context, factor, rows * width), g = f32(context, gram, width * width);
  const to = f32(context, out, rows * width).fill(0);
  for (let row = 0; row < f.length; row += width) {
    for (let s = 0; s < k; s++) {
      const x = f[row + s]!;
      if (x === 0) continue;
      for (let t = 0; t < k; t++) to[row + t]! += x * g[s * width + t]!;
    }
  }
}
