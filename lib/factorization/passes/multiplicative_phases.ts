import { sweepScratch } from "../kernels/kernels.ts";
import type { BetaLoss } from "../parameters.ts";
import { addColumnProducts, rowProducts } from "./block_products.ts";
import {
  blocksOf,
  columnLists,
  f32,
  f64,
  rowBytes,
  scratchOf,
  type ThreadContext,
} from "./thread_context.ts";

/** Losses in the order of the numbers that stand for them in the plan. */
export const LOSSES: readonly BetaLoss[] = ["frobenius", "kullback-leibler", "itakura-saito"];
const FROBENIUS = 0, ITAKURA_SAITO = 2;

/** scikit-learn's EPSILON, which replaces a denominator of zero. */
const EPSILON = 1.1920929e-7;
/** Below float64's own epsilon scikit-learn sets an entry to zero, for losses where it would stick there anyway. */
const TINY = 2.220446049250313e-16;

/**
 * Phases of scikit-learn's multiplicative update. argument0 = L1, argument1 = L2, argument2 = number of the loss,
 * argument3 = whether H will be updated too. `inverse` holds what every row is divided by for Kullback-Leibler, `gram` the
 * other factor's Gram matrix for Frobenius.
 */
export const MULTIPLICATIVE_PHASES = {
  /** Per chunk: updates W, then with the new W this chunk's part of H's numerators and denominators. */
  updateFeatures(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const { vectors, blockRows, columns } = plan;
    const stride = rowBytes(plan), loss = plan.argument2, squared = loss === ITAKURA_SAITO;
    const numerators = scratchOf(context) + sweepScratch(vectors);
    const denominators = numerators + blockRows * stride;
    const partLength = plan.ranges * plan.rangeColumns * vectors * 4,
      offset = chunk * partLength * 4;
    const part = plan.chunkParts + offset, below = plan.denominatorParts + offset;
    f32(context, part, partLength).fill(0);
    if (squared) f32(context, below, partLength).fill(0);
    const gramLength = (vectors * 4) ** 2, gram = plan.chunkGrams + chunk * gramLength * 8;
    f64(context, gram, gramLength).fill(0);

    const bytes = plan.bytes !== 0;
    for (const block of blocksOf(plan, chunk)) {
      const features = plan.features + block * blockRows * stride;
      const rows = plan.rowStarts + block * blockRows * 4, lists = columnLists(plan, block);
      const { indices, values, columnIndices, columnValues, components } = plan;
      f32(context, numerators, blockRows * vectors * 4 * 2).fill(0);
      if (loss === FROBENIUS) {
        rowProducts(context, block, numerators);
        timesGram(context, features, blockRows, denominators);
      } else {
        kernels.ratios(
          vectors,
          blockRows,
          rows,
          indices,
          values,
          bytes,
          features,
          components,
          numerators,
          denominators,
          squared,
        );
      }
      update(context, features, blockRows, numerators, denominators, squared);
      if (!plan.argument3) continue;
      if (loss === FROBENIUS) {
        kernels.gram(blockRows, vectors, features, gram);
        addColumnProducts(context, block, features, part);
      } else {
        kernels.ratios(
          vectors,
          columns,
          lists,
          columnIndices,
          columnValues,
          bytes,
          components,
          features,
          part,
          below,
          squared,
        );
      }
    }
  },

  /** Per range of columns: sums the parts and updates H. */
  updateComponents(context: ThreadContext, range: number): void {
    const { kernels, plan } = context;
    const { vectors, rangeColumns } = plan, loss = plan.argument2;
    const length = rangeColumns * vectors * 4, offset = range * length * 4;
    const partBytes = plan.ranges * length * 4;
    const components = plan.components + offset;
    const numerators = plan.columnProducts + offset,
      denominators = plan.columnDenominators + offset;
    kernels.reduce(plan.chunkParts + offset, plan.chunks, partBytes, length, numerators);
    if (loss === ITAKURA_SAITO) {
      kernels.reduce(plan.denominatorParts + offset, plan.chunks, partBytes, length, denominators);
    } else if (loss === FROBENIUS) timesGram(context, components, rangeColumns, denominators);
    update(context, components, rangeColumns, numerators, denominators, loss !== FROBENIUS);
  },

  /** Per chunk: its part of the divergence, and the column sums of its W. */
  divergence(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const { vectors, blockRows } = plan, width = vectors * 4;
    const sums = f64(context, plan.chunkGrams + chunk * width * width * 8, width).fill(0);
    let divergence = 0;
    for (const block of blocksOf(plan, chunk)) {
      const features = plan.features + block * blockRows * rowBytes(plan);
      const w = f32(context, features, blockRows * width);
      for (let i = 0; i < w.length; i++) sums[i % width]! += w[i]!;
      divergence += kernels.divergence(
        vectors,
        blockRows,
        plan.rowStarts + block * blockRows * 4,
        plan.indices,
        plan.values,
        plan.bytes !== 0,
        features,
        plan.components,
        plan.argument2 === ITAKURA_SAITO,
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = divergence;
  },
};

/** factor *= (numerators / (denominators + L1 + L2 · factor)) ^ gamma; what is `tiny` becomes zero where asked. */
function update(
  context: ThreadContext,
  factor: number,
  rows: number,
  numerators: number,
  denominators: number,
  dropTiny: boolean,
): void {
  const { k, vectors, argument0: l1, argument1: l2, argument2: loss, inverse } = context.plan;
  const width = vectors * 4;
  const f = f32(context, factor, rows * width), above = f32(context, numerators, rows * width);
  const below = f32(context, denominators, rows * width), sums = f32(context, inverse, width);
  const shared = LOSSES[loss] === "kullback-leibler";
  for (let row = 0; row < f.length; row += width) {
    for (let t = 0; t < k; t++) {
      const now = f[row + t]!;
      const divisor = (shared ? sums[t]! : below[row + t]!) + l1 + l2 * now;
      const quotient = above[row + t]! / (divisor === 0 ? EPSILON : divisor);
      const next = now * (loss === ITAKURA_SAITO ? Math.sqrt(quotient) : quotient);
      f[row + t] = dropTiny && next < TINY ? 0 : next;
    }
  }
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
