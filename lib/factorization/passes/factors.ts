import { passScratch } from "./descent_phases.ts";
import { sumGrams, sumParts, sumScalars } from "./partial_sums.ts";
import type { PhaseName } from "./phases.ts";
import { createPicks, FILLED, PULLED } from "./column_subset.ts";
import { createSampler, gradientCorrection } from "./row_subset.ts";
import type { SparseImages } from "./sparse_images.ts";

/** L1 and L2 penalties on one factor, as scikit-learn scales them. */
export interface Penalty {
  /** Subtracted from the products. */
  readonly l1: number;
  /** Added to the Gram matrix's diagonal. */
  readonly l2: number;
}

/** What one pass tells. */
export interface Pass {
  /** scikit-learn's violation: projected gradients of W's and H's sweep, before each step. */
  readonly violation: number;
  /** ‖X − WH‖² after the pass, from Gram matrices: no product beyond the pass's own. */
  readonly squaredError: number;
}

/** How a pass differs from scikit-learn's. */
export interface PassOptions {
  /** Sweeps of each factor for one product with X, 1 each in scikit-learn. */
  readonly sweeps?: readonly [w: number, h: number];
  /**
   * "find": finds out, at the end of the pass, in which pixels components rest: they are zero, and nothing pulls at them.
   * "keep": a narrow pass, in which those that rested then stay zero; those that would begin to grow begin later.
   */
  readonly rest?: "find" | "keep";
  /** W is moved on by `beta` times its step since the W in the slot, before H is swept; the slot keeps it unmoved. */
  readonly momentum?: { readonly slot: number; readonly beta: number };
}

/**
 * W and H beside X in shared memory, and what can be done to them in one pass of all threads.
 *
 * H is kept transposed, (columns, k) row-major like W, so that one sweep serves both.
 */
export interface Factors {
  /** Number of components. */
  readonly k: number;
  /** Components padded to whole vectors: the distance of two rows of W or H'. */
  readonly width: number;
  /** W, (rows rounded up, width): a view, so writing it sets W. */
  features(): Float32Array;
  /** H', (columns rounded up, width): a view. After writing call {@linkcode Factors.componentsChanged}. */
  components(): Float32Array;
  /** Must be called after H was written from outside. */
  componentsChanged(): void;
  /** H·H', (width, width), after the last change of H. */
  componentGram(): Float64Array;
  /** W'·W of the last pass, (width, width). */
  featureGram(): Float64Array;
  /** One iteration of scikit-learn's coordinate descent, or of what `options` make of it: W, then H with the new W. */
  pass(w: Penalty, h: Penalty, options?: PassOptions): Pass;
  /** Keeps a copy of W under a number. */
  saveFeatures(slot: number): void;
  /** Lets all that follows see every `stride`-th block of rows alone, 1 = all of them again; errors then lack ‖X‖². */
  sample(stride: number): void;
  /**
   * The same from the block `offset` on, for passes that stand for passes over all rows: the pull at H is corrected by what
   * the sample lacks of it here, right after a pass over all rows. Violations are estimates of those of all rows, errors
   * mean nothing.
   */
  beginSubset(stride: number, offset: number): void;
  /** Brings W back. */
  restoreFeatures(slot: number): void;
  /** W = max(0, W + factor · (W − saved W)). */
  extrapolateFeatures(slot: number, factor: number): void;
  /** Components of H times their scales (k of them), those of W divided by them: W·H stays, and sums of the last pass follow. */
  rescale(scales: Float64Array): void;
  /** W0'·W for the W0 in a slot, (width, width). */
  crossGram(slot: number): Float64Array;
  /** X·H' into a slot. */
  project(slot: number): void;
  /** One sweep of W alone towards products in a slot; returns the violation. */
  sweepFeatures(slot: number, w: Penalty): number;
  /** ‖X − WH‖² for products X·H' in a slot. */
  squaredError(slot: number): number;
}

/** Up to which share of the products X·H' is sooner made column by column, from what is not zero in H. */
const SPREAD_SHARE = 0.4;
/** Up to which share of the products W'·X it is sooner to make the needed ones alone. */
const NARROW_SHARE = 0.7;

/** Lays out W, H and what passes over them need, for k components. All of it starts at zero. */
export function createFactors(images: SparseImages, k: number): Factors {
  const { plan, arena, memory, pool, kernels } = images, { rows } = plan;
  const vectors = Math.ceil(k / 4), width = vectors * 4;
  const paddedRows = plan.blocks * plan.blockRows, paddedColumns = plan.ranges * plan.rangeColumns;
  const featureBytes = paddedRows * width * 4, componentBytes = paddedColumns * width * 4;
  plan.k = k;
  plan.vectors = vectors;
  const scratchBytes = Math.ceil(passScratch(plan) / 128) * 128;
  if (scratchBytes > plan.scratchBytes) {
    plan.scratchBytes = scratchBytes;
    plan.scratch = arena.take(scratchBytes * images.threads);
  }
  plan.features = arena.take(featureBytes);
  plan.components = arena.take(componentBytes);
  plan.columnProducts = arena.take(componentBytes);
  plan.chunkParts = arena.take(plan.chunks * componentBytes);
  plan.chunkGrams = arena.take(plan.chunks * width * width * 8);
  plan.chunkScalars = arena.take(plan.chunks * 64);
  plan.rangeGrams = arena.take(plan.ranges * width * width * 8);
  plan.rangeScalars = arena.take(plan.ranges * 64);
  plan.gram = arena.take(width * width * 4);
  plan.inverse = arena.take(width * 4);
  plan.marks = arena.take(paddedColumns * vectors);
  const filled = createPicks(images), needed = createPicks(images);
  Object.assign(plan, { filledStarts: filled.starts, filledPicks: filled.picks });
  Object.assign(plan, { neededStarts: needed.starts, neededPicks: needed.picks });
  const slots: number[] = [];
  const sampler = createSampler(plan);
  /** Where a sample stands for all rows: how many times it counts, and where the term is that it lacks. */
  const anchor = { scale: 0, term: 0 };

  const slot = (i: number) => slots[i] ??= arena.take(featureBytes);
  const chunks = (phase: PhaseName) => pool.run(phase, plan.chunks);
  const ranges = (phase: PhaseName) => pool.run(phase, plan.ranges);

  const marks = () => new Uint8Array(memory.buffer, plan.marks, paddedColumns * vectors);

  /** W'·W of the last pass, (width, width). */
  let featureGram: Float64Array = new Float64Array(width * width);
  /** H·H' after the last change of H, (width, width). */
  let componentGram: Float64Array = new Float64Array(width * width);

  function setGram(gram: Float64Array, l2: number): void {
    const values = new Float32Array(memory.buffer, plan.gram, width * width);
    const inverse = new Float32Array(memory.buffer, plan.inverse, width);
    values.set(gram);
    for (let t = 0; t < k; t++) {
      const diagonal = Math.fround(gram[t * width + t]! + l2);
      values[t * width + t] = diagonal;
      inverse[t] = diagonal === 0 ? 0 : 1 / diagonal;
    }
  }

  function componentsChanged(): void {
    ranges("componentGram");
    componentGram = sumGrams(memory, plan.rangeGrams, plan.ranges, width);
  }

  /** W = scales · max(0, W + factor · (W − the array at `before`)). */
  function extrapolate(before: number, factor: number, scales: Float64Array): void {
    plan.argument0 = before;
    plan.argument1 = factor;
    plan.argument2 = plan.inverse;
    new Float32Array(memory.buffer, plan.inverse, width).set(scales);
    chunks("extrapolateFeatures");
  }

  return {
    k,
    width,
    features: () => new Float32Array(memory.buffer, plan.features, paddedRows * width),
    components: () => new Float32Array(memory.buffer, plan.components, paddedColumns * width),

    componentsChanged,

    componentGram: () => componentGram,
    featureGram: () => featureGram,

    pass(w, h, { sweeps = [1, 1], momentum, rest } = {}) {
      setGram(componentGram, w.l2);
      const filledShare = filled.take(marks(), FILLED);
      const narrows = rest === "keep" && needed.take(marks(), PULLED) <= NARROW_SHARE;
      Object.assign(plan, {
        argument0: w.l1,
        argument1: sweeps[0],
        argument2: momentum ? slot(momentum.slot) : 0,
        argument3: momentum?.beta ?? 0,
        argument4: filledShare <= SPREAD_SHARE ? 1 : 0,
        argument5: narrows ? 1 : 0,
      });
      chunks("passFeatures");
      featureGram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
      if (anchor.scale) featureGram = featureGram.map((value) => anchor.scale * value);
      setGram(featureGram, h.l2);
      Object.assign(plan, {
        argument0: h.l1,
        argument1: sweeps[1],
        argument2: rest === "find" ? 1 : 0,
        argument3: anchor.scale,
        argument4: anchor.term,
      });
      ranges("passComponents");
      componentGram = sumGrams(memory, plan.rangeGrams, plan.ranges, width);
      return {
        violation: (anchor.scale || 1) * sumScalars(memory, plan.chunkScalars, plan.chunks) +
          sumScalars(memory, plan.rangeScalars, plan.ranges),
        squaredError: images.sumOfSquares -
          2 * sumScalars(memory, plan.rangeScalars, plan.ranges, 1) +
          inner(featureGram, componentGram),
      };
    },

    saveFeatures(i) {
      plan.argument0 = plan.features;
      plan.argument1 = slot(i);
      chunks("copyFeatures");
    },

    sample(stride) {
      anchor.scale = 0;
      sampler(stride, 0);
    },

    beginSubset(stride, offset) {
      const length = paddedColumns * width;
      const view = (at: number) => new Float32Array(memory.buffer, at, length);
      anchor.term ||= arena.take(componentBytes);
      const all = { products: view(anchor.term), gram: featureGram };
      all.products.set(view(plan.columnProducts));
      anchor.scale = rows / sampler(stride, offset);
      Object.assign(plan, { argument1: 0, argument2: 0, argument5: 0 });
      chunks("passFeatures");
      kernels.reduce(plan.chunkParts, plan.chunks, componentBytes, length, plan.columnProducts);
      const gram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
      const sample = { products: view(plan.columnProducts), gram };
      gradientCorrection(all, sample, anchor.scale, view(plan.components), width);
    },

    restoreFeatures(i) {
      plan.argument0 = slot(i);
      plan.argument1 = plan.features;
      chunks("copyFeatures");
    },

    extrapolateFeatures: (i, factor) => extrapolate(slot(i), factor, new Float64Array(k).fill(1)),

    rescale(scales) {
      extrapolate(plan.features, 0, scales.map((scale) => 1 / scale));
      const length = paddedColumns * width;
      const h = new Float32Array(memory.buffer, plan.components, length);
      const products = new Float32Array(memory.buffer, plan.columnProducts, length);
      const of = Float64Array.from({ length: width }, (_, t) => t < k ? scales[t]! : 1);
      for (let i = 0; i < length; i++) {
        h[i]! *= of[i % width]!;
        products[i]! /= of[i % width]!;
      }
      featureGram = featureGram.map((value, i) =>
        value / of[i % width]! / of[Math.floor(i / width)]!
      );
      componentsChanged();
    },

    crossGram(i) {
      plan.argument0 = slot(i);
      chunks("crossGram");
      return sumParts(memory, plan.chunkGrams, plan.chunks, width * width);
    },

    project(i) {
      plan.argument0 = slot(i);
      chunks("project");
    },

    sweepFeatures(i, w) {
      setGram(componentGram, w.l2);
      plan.argument0 = w.l1;
      plan.argument1 = slot(i);
      chunks("sweepFeatures");
      return sumScalars(memory, plan.chunkScalars, plan.chunks);
    },

    squaredError(i) {
      plan.argument0 = slot(i);
      chunks("featureGram");
      const gram = sumGrams(memory, plan.chunkGrams, plan.chunks, width);
      return images.sumOfSquares - 2 * sumScalars(memory, plan.chunkScalars, plan.chunks) +
        inner(gram, componentGram);
    },
  };
}

/** Sum of the products of two arrays' entries. */
function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
