import { sweepScratch } from "../kernels/kernels.ts";
import {
  addColumnProducts,
  addNeededColumnProducts,
  filledRowProducts,
  rowProducts,
} from "./block_products.ts";
import type { Plan } from "./plan.ts";
import { FILLED, PULLED, RESTING } from "./column_subset.ts";
import { blocksOf, f32, f64, rowBytes, scratchOf, type ThreadContext } from "./thread_context.ts";

/** Bytes of scratch that a thread needs for a pass: two blocks of products, and what a sweep needs. */
export function passScratch(plan: Plan): number {
  return plan.blockRows * plan.vectors * 16 * 2 + sweepScratch(plan.vectors);
}

/** Phases of coordinate descent, and what its jumps and `transform` need. */
export const DESCENT_PHASES = {
  /** Per chunk: X·H' to argument0 (rows x k). */
  project(context: ThreadContext, chunk: number): void {
    const { plan } = context;
    for (const block of blocksOf(plan, chunk)) {
      rowProducts(context, block, plan.argument0 + block * plan.blockRows * rowBytes(plan));
    }
  },

  /**
   * Per chunk: argument1 sweeps of W (none: W stays), then this chunk's part of W'·X and W'·W. argument0 = L1. With an array at argument2
   * W is moved on from there by argument3 first, and left there as it was. argument4 = whether X·H' is made from the
   * components that are not zero, argument5 = whether W'·X is made for the needed ones alone.
   */
  passFeatures(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const { vectors, blockRows } = plan;
    const stride = rowBytes(plan), scratch = scratchOf(context);
    const products = scratch + sweepScratch(vectors);
    const partLength = plan.ranges * plan.rangeColumns * vectors * 4;
    const part = plan.chunkParts + chunk * partLength * 4;
    const gramLength = (vectors * 4) ** 2, gram = plan.chunkGrams + chunk * gramLength * 8;
    f32(context, part, partLength).fill(0);
    f64(context, gram, gramLength).fill(0);
    let violation = 0;
    for (const block of blocksOf(plan, chunk)) {
      const features = plan.features + block * blockRows * stride;
      if (plan.argument1 > 0) {
        if (plan.argument4) filledRowProducts(context, block, products);
        else rowProducts(context, block, products);
      }
      for (let sweep = 0; sweep < plan.argument1; sweep++) {
        const done = kernels.sweep(
          blockRows,
          vectors,
          features,
          products,
          plan.gram,
          plan.inverse,
          plan.argument0,
          scratch,
        );
        if (sweep === 0) violation += done;
      }
      if (plan.argument2) {
        const before = plan.argument2 + block * blockRows * stride;
        kernels.accelerate(features, before, plan.argument3, blockRows * vectors * 4);
      }
      kernels.gram(blockRows, vectors, features, gram);
      if (plan.argument5) addNeededColumnProducts(context, block, features, part);
      else addColumnProducts(context, block, features, part);
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = violation;
  },

  /**
   * Per range of columns: sums W'·X, sweeps H argument1 times, then the range's part of H·H' and <W'·X, H>. argument0 =
   * L1, argument2 = whether the components that W'·X pulls at are marked. Where argument3 is not zero, the sums are of a
   * sample: they count that many times, and the term that they lack is at argument4; argument5 as in `passFeatures`.
   */
  passComponents(context: ThreadContext, range: number): void {
    const { kernels, plan } = context;
    const { vectors, rangeColumns } = plan;
    const length = rangeColumns * vectors * 4, offset = range * length * 4;
    const partBytes = plan.ranges * length * 4;
    const components = plan.components + offset, products = plan.columnProducts + offset;
    kernels.reduce(plan.chunkParts + offset, plan.chunks, partBytes, length, products);
    if (plan.argument3) anchorProducts(context, range);
    let violation = 0;
    for (let sweep = 0; sweep < plan.argument1; sweep++) {
      const done = kernels.sweep(
        rangeColumns,
        vectors,
        components,
        products,
        plan.gram,
        plan.inverse,
        plan.argument0,
        scratchOf(context),
      );
      if (sweep === 0) violation = done;
    }
    const inner = kernels.dot(products, components, length);
    f64(context, plan.rangeScalars + range * 64, 2).set([violation, inner]);
    if (plan.argument2) markPulls(context, range);
    DESCENT_PHASES.componentGram(context, range);
  },

  /** Per range of columns: its part of H·H', and which vectors of it are filled. */
  componentGram(context: ThreadContext, range: number): void {
    const { kernels, plan } = context;
    const length = (plan.vectors * 4) ** 2, gram = plan.rangeGrams + range * length * 8;
    f64(context, gram, length).fill(0);
    const components = plan.components + range * plan.rangeColumns * rowBytes(plan);
    kernels.gram(plan.rangeColumns, plan.vectors, components, gram);
    markFilled(context, range);
  },

  /** Per chunk: its part of W'·W, and <W, argument0>. */
  featureGram(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const length = (plan.vectors * 4) ** 2, gram = plan.chunkGrams + chunk * length * 8;
    f64(context, gram, length).fill(0);
    let inner = 0;
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * plan.blockRows * rowBytes(plan);
      kernels.gram(plan.blockRows, plan.vectors, plan.features + offset, gram);
      inner += kernels.dot(
        plan.features + offset,
        plan.argument0 + offset,
        plan.blockRows * plan.vectors * 4,
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = inner;
  },

  /** Per chunk: its part of W0'·W for the array W0 at argument0. */
  crossGram(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const length = (plan.vectors * 4) ** 2, gram = plan.chunkGrams + chunk * length * 8;
    f64(context, gram, length).fill(0);
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * plan.blockRows * rowBytes(plan);
      const [before, now] = [plan.argument0 + offset, plan.features + offset];
      kernels.crossGram(plan.blockRows, plan.vectors, before, now, gram);
    }
  },

  /** Per chunk: a sweep of W towards the products at argument1. argument0 = L1. */
  sweepFeatures(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    let violation = 0;
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * plan.blockRows * rowBytes(plan);
      violation += kernels.sweep(
        plan.blockRows,
        plan.vectors,
        plan.features + offset,
        plan.argument1 + offset,
        plan.gram,
        plan.inverse,
        plan.argument0,
        scratchOf(context),
      );
    }
    f64(context, plan.chunkScalars + chunk * 64, 1)[0] = violation;
  },

  /** Per chunk: copies its rows of the factor-shaped array at argument0 to argument1. */
  copyFeatures(context: ThreadContext, chunk: number): void {
    const { plan } = context;
    const length = plan.blockRows * plan.vectors * 4;
    for (const block of blocksOf(plan, chunk)) {
      const from = f32(context, plan.argument0 + block * length * 4, length);
      f32(context, plan.argument1 + block * length * 4, length).set(from);
    }
  },

  /** Per chunk: W = scale · max(0, W + argument1 · (W − the array at argument0)), scales at argument2. */
  extrapolateFeatures({ kernels, plan }: ThreadContext, chunk: number): void {
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * plan.blockRows * rowBytes(plan);
      kernels.extrapolate(
        plan.features + offset,
        plan.argument0 + offset,
        plan.argument1,
        plan.blockRows,
        plan.vectors,
        plan.argument2,
      );
    }
  },
};

/** Makes the sums of a sample stand for all rows; those that were not made, where nothing pulls, stay zero. */
function anchorProducts(context: ThreadContext, range: number): void {
  const { argument3: scale, argument4: term, argument5: narrows, columnProducts } = context.plan;
  const { h, marks } = rangeOf(context, range), offset = range * h.length * 4;
  const sums = f32(context, columnProducts + offset, h.length);
  const lacking = f32(context, term + offset, h.length);
  for (let vector = 0; vector < marks.length; vector++) {
    if (narrows && marks[vector] === RESTING) continue;
    for (let i = vector * 4; i < vector * 4 + 4; i++) sums[i] = lacking[i]! + scale * sums[i]!;
  }
}

/** A range's H' and marks. */
function rangeOf(context: ThreadContext, range: number): { h: Float32Array; marks: Uint8Array } {
  const { plan, memory } = context;
  const length = plan.rangeColumns * plan.vectors;
  return {
    h: f32(context, plan.components + range * length * 16, length * 4),
    marks: new Uint8Array(memory.buffer, plan.marks + range * length, length),
  };
}

/** A vector that is zero now and was filled may be pulled; nobody has looked. */
function markFilled(context: ThreadContext, range: number): void {
  const { h, marks } = rangeOf(context, range);
  for (let i = 0, t = 0; i < marks.length; i++, t += 4) {
    const filled = h[t]! + h[t + 1]! + h[t + 2]! + h[t + 3]! !== 0;
    marks[i] = filled ? FILLED : Math.min(marks[i]!, PULLED);
  }
}

/** Of the vectors that are zero, marks those where a gradient of the sweep just made is negative. */
function markPulls(context: ThreadContext, range: number): void {
  const { plan } = context, { vectors } = plan, width = vectors * 4;
  const { h, marks } = rangeOf(context, range);
  const products = f32(context, plan.columnProducts + range * h.length * 4, h.length);
  const gram = f32(context, plan.gram, width * width);
  for (let column = 0; column < h.length; column += width) {
    const filled: number[] = [];
    for (let t = 0; t < width; t++) if (h[column + t]! !== 0) filled.push(t);
    for (let vector = 0; vector < vectors; vector++) {
      let mark = RESTING;
      for (let t = vector * 4; t < vector * 4 + 4; t++) {
        let gradient = plan.argument0 - products[column + t]!;
        for (const s of filled) gradient += gram[t * width + s]! * h[column + s]!;
        if (gradient < 0) mark = PULLED;
      }
      marks[column / 4 + vector] = mark;
    }
  }
}
