import { sweepScratch } from "../kernels/kernels.ts";
import { INACTIVE, markActive, markCandidates, statesOfRange } from "./active_set.ts";
import {
  activeRowProducts,
  addCandidateColumnProducts,
  addColumnProducts,
  rowProducts,
} from "./block_products.ts";
import { definePhase } from "./phase.ts";
import type { Plan } from "./plan.ts";
import { blocksOf, f32, f64, rowBytes, scratchOf, type ThreadContext } from "./thread_context.ts";

/** Bytes of scratch that a thread needs for a pass: two blocks of products, and what a sweep needs. */
export function passScratch(plan: Plan): number {
  return plan.blockRows * plan.vectors * 16 * 2 + sweepScratch(plan.vectors);
}

/** Per chunk: `sweeps` of W, then the chunk's part of W'·X and W'·W. */
const passFeatures = definePhase({
  /** Penalty. */
  l1: "number",
  /** Sweeps of W; with none W stays. */
  sweeps: "number",
  /** The W of the pass before: W is moved on by `momentum` times its step from there, and left there as it was. */
  momentumFrom: "optional",
  momentum: "number",
  /** Makes X·H' from the active vectors of H' alone. */
  activeOnly: "boolean",
  /** Makes W'·X for the active vectors and the candidates alone. */
  candidatesOnly: "boolean",
}, (context, chunk, { l1, sweeps, momentumFrom, momentum, activeOnly, candidatesOnly }) => {
  const { kernels, plan } = context, { vectors, blockRows } = plan;
  const stride = rowBytes(plan), products = scratchOf(context) + sweepScratch(vectors);
  const partLength = plan.ranges * plan.rangeColumns * vectors * 4;
  const part = plan.chunkParts + chunk * partLength * 4;
  f32(context, part, partLength).fill(0);
  const gram = emptyChunkGram(context, chunk);
  let violation = 0;
  for (const block of blocksOf(plan, chunk)) {
    const offset = block * blockRows * stride, features = plan.features + offset;
    if (sweeps > 0) {
      if (activeOnly) activeRowProducts(context, block, products);
      else rowProducts(context, block, products);
    }
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const done = sweepRows(context, blockRows, features, products, l1);
      if (sweep === 0) violation += done;
    }
    if (momentumFrom !== null) {
      kernels.accelerate(features, momentumFrom + offset, momentum, blockRows * vectors * 4);
    }
    kernels.gram(blockRows, vectors, features, gram);
    if (candidatesOnly) addCandidateColumnProducts(context, block, features, part);
    else addColumnProducts(context, block, features, part);
  }
  setChunkScalar(context, chunk, violation);
});

/** Per range of columns: sums W'·X, `sweeps` of H, then the range's part of H·H' and <W'·X, H>. */
const passComponents = definePhase({
  /** Penalty. */
  l1: "number",
  /** Sweeps of H. */
  sweeps: "number",
  /** Finds out which vectors of H' are candidates. */
  findCandidates: "boolean",
  /** How many times a row of the subset counts, where W'·X was summed over one. */
  subsetScale: "optional",
  /** The gradient correction of the subset, laid out as H' is. */
  correction: "number",
  /** W'·X was made for the active vectors and the candidates alone. */
  candidatesOnly: "boolean",
}, (context, range, fields) => {
  const { kernels, plan } = context, { vectors, rangeColumns } = plan;
  const length = rangeColumns * vectors * 4, offset = range * length * 4;
  const partBytes = plan.ranges * length * 4;
  const components = plan.components + offset, products = plan.columnProducts + offset;
  kernels.reduce(plan.chunkParts + offset, plan.chunks, partBytes, length, products);
  if (fields.subsetScale !== null) {
    correctProducts(context, range, { ...fields, scale: fields.subsetScale });
  }
  let violation = 0;
  for (let sweep = 0; sweep < fields.sweeps; sweep++) {
    const done = sweepRows(context, rangeColumns, components, products, fields.l1);
    if (sweep === 0) violation = done;
  }
  const inner = kernels.dot(products, components, length);
  f64(context, plan.rangeScalars + range * 64, 2).set([violation, inner]);
  if (fields.findCandidates) markCandidates(context, range, fields.l1);
  sumComponentGram(context, range);
});

/** Phases of coordinate descent, and what extrapolation and `transform` need. */
export const DESCENT_PHASES = {
  passFeatures,
  passComponents,

  /** Per range of columns: its part of H·H', and which vectors of it are active. */
  componentGram: definePhase({}, sumComponentGram),

  /** Per chunk: X·H' (rows x k). */
  project: definePhase({ to: "number" }, (context, chunk, { to }) => {
    const { plan } = context;
    for (const block of blocksOf(plan, chunk)) {
      rowProducts(context, block, to + block * plan.blockRows * rowBytes(plan));
    }
  }),

  /** Per chunk: a sweep of W towards products (rows x k). */
  sweepFeatures: definePhase({ l1: "number", products: "number" }, (context, chunk, fields) => {
    const { plan } = context, { blockRows } = plan;
    let violation = 0;
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * blockRows * rowBytes(plan);
      const features = plan.features + offset, products = fields.products + offset;
      violation += sweepRows(context, blockRows, features, products, fields.l1);
    }
    setChunkScalar(context, chunk, violation);
  }),

  /** Per chunk: its part of W'·W, and of <W, products> for products (rows x k). */
  featureGram: definePhase({ products: "number" }, (context, chunk, { products }) => {
    const { kernels, plan } = context, { blockRows, vectors } = plan;
    const gram = emptyChunkGram(context, chunk);
    let inner = 0;
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * blockRows * rowBytes(plan), features = plan.features + offset;
      kernels.gram(blockRows, vectors, features, gram);
      inner += kernels.dot(features, products + offset, blockRows * vectors * 4);
    }
    setChunkScalar(context, chunk, inner);
  }),

  /** Per chunk: its part of W0'·W for a W0 (rows x k). */
  crossGram: definePhase({ before: "number" }, (context, chunk, { before }) => {
    const { kernels, plan } = context, gram = emptyChunkGram(context, chunk);
    for (const block of blocksOf(plan, chunk)) {
      const offset = block * plan.blockRows * rowBytes(plan);
      const [left, right] = [before + offset, plan.features + offset];
      kernels.crossGram(plan.blockRows, plan.vectors, left, right, gram);
    }
  }),

  /** Per chunk: copies its rows of an array (rows x k) to another. */
  copyFeatures: definePhase({ from: "number", to: "number" }, (context, chunk, { from, to }) => {
    const { plan } = context, length = plan.blockRows * plan.vectors * 4;
    for (const block of blocksOf(plan, chunk)) {
      const rows = f32(context, from + block * length * 4, length);
      f32(context, to + block * length * 4, length).set(rows);
    }
  }),

  /** Per chunk: W = scales · max(0, W + factor · (W − before)) for an earlier W at `before`. */
  extrapolateFeatures: definePhase(
    { before: "number", factor: "number" },
    ({ kernels, plan }, chunk, { before, factor }) => {
      const { blockRows, vectors, scales } = plan;
      for (const block of blocksOf(plan, chunk)) {
        const offset = block * blockRows * rowBytes(plan), features = plan.features + offset;
        kernels.extrapolate(features, before + offset, factor, blockRows, vectors, scales);
      }
    },
  ),
};

/** One sweep of rows of W or H' towards products, by the other factor's Gram matrix. */
function sweepRows(
  context: ThreadContext,
  rows: number,
  factor: number,
  products: number,
  l1: number,
): number {
  const { kernels, plan } = context, { vectors, gram, inverse } = plan;
  return kernels.sweep(rows, vectors, factor, products, gram, inverse, l1, scratchOf(context));
}

/** The chunk's Gram matrix, zeros now. */
function emptyChunkGram(context: ThreadContext, chunk: number): number {
  const { plan } = context, length = (plan.vectors * 4) ** 2;
  const gram = plan.chunkGrams + chunk * length * 8;
  f64(context, gram, length).fill(0);
  return gram;
}

function setChunkScalar(context: ThreadContext, chunk: number, value: number): void {
  f64(context, context.plan.chunkScalars + chunk * 64, 1)[0] = value;
}

function sumComponentGram(context: ThreadContext, range: number): void {
  const { kernels, plan } = context;
  const length = (plan.vectors * 4) ** 2, gram = plan.rangeGrams + range * length * 8;
  f64(context, gram, length).fill(0);
  const components = plan.components + range * plan.rangeColumns * rowBytes(plan);
  kernels.gram(plan.rangeColumns, plan.vectors, components, gram);
  markActive(context, range);
}

/** Makes the sums of a subset stand for all rows; those that were not made, of inactive vectors, stay zero. */
function correctProducts(
  context: ThreadContext,
  range: number,
  { scale, correction, candidatesOnly }: {
    readonly scale: number;
    readonly correction: number;
    readonly candidatesOnly: boolean;
  },
): void {
  const { h, states } = statesOfRange(context, range), offset = range * h.length * 4;
  const sums = f32(context, context.plan.columnProducts + offset, h.length);
  const corrections = f32(context, correction + offset, h.length);
  for (let vector = 0; vector < states.length; vector++) {
    if (candidatesOnly && states[vector] === INACTIVE) continue;
    for (let i = vector * 4; i < vector * 4 + 4; i++) sums[i] = corrections[i]! + scale * sums[i]!;
  }
}
