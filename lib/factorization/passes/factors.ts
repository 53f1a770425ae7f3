import { type ColumnSubset, createColumnSubset } from "./active_set.ts";
import { passScratch } from "./descent_phases.ts";
import { sumGrams } from "./partial_sums.ts";
import type { Plan } from "./plan.ts";
import type { SparseImages } from "./sparse_images.ts";
import { valuesOf } from "./thread_context.ts";

/**
 * W and H beside X in shared memory, and what is known of them.
 *
 * H is kept transposed, (columns, k) row-major like W, so that one sweep serves both.
 */
export interface Factors {
  /** X. */
  readonly images: SparseImages;
  /** Number of components. */
  readonly k: number;
  /** Components padded to whole vectors: the distance of two rows of W or H'. */
  readonly width: number;
  /** W, (rows rounded up, width): a view, so writing it sets W. */
  features(): Float32Array;
  /** H', (columns rounded up, width): a view. After writing call {@linkcode componentsChanged}. */
  components(): Float32Array;
  /** Offset of the numbered place for an array of W's shape: a copy of W, or X·H'. */
  slot(number: number): number;
  /** Offset of the place for the gradient correction of a subset of rows, laid out as H' is. */
  correction(): number;
  /** Sum of each pixel over all images. */
  columnSums(): Float64Array;
  /** W'·W of the last pass, (width, width). */
  featureGram: Float64Array;
  /** H·H' after the last change of H, (width, width). */
  componentGram: Float64Array;
  /** Whether the violation of the last pass was no more than rounding. */
  isAtRounding: boolean;
  /** The vectors of H' that are active. */
  readonly active: ColumnSubset;
  /** Those and the candidates. */
  readonly candidates: ColumnSubset;
}

/** Lays out W, H and what passes over them need, for k components. All of it starts at zero. */
export function createFactors(images: SparseImages, k: number): Factors {
  const { plan, arena, memory } = images, vectors = Math.ceil(k / 4), width = vectors * 4;
  plan.k = k;
  plan.vectors = vectors;
  const { featureLength, componentLength } = layOut(images);
  const active = createColumnSubset(plan, arena, memory);
  const candidates = createColumnSubset(plan, arena, memory);
  Object.assign(plan, { activeStarts: active.starts, activeVectors: active.vectors });
  Object.assign(plan, { candidateStarts: candidates.starts, candidateVectors: candidates.vectors });
  const slots: number[] = [];
  let correction = 0, columnSums: Float64Array | null = null;
  return {
    images,
    k,
    width,
    features: () => new Float32Array(memory.buffer, plan.features, featureLength),
    components: () => new Float32Array(memory.buffer, plan.components, componentLength),
    slot: (number) => slots[number] ??= arena.take(featureLength * 4),
    correction: () => correction ||= arena.take(componentLength * 4),
    columnSums: () => columnSums ??= sumColumns(images),
    featureGram: new Float64Array(width * width),
    componentGram: new Float64Array(width * width),
    isAtRounding: false,
    active,
    candidates,
  };
}

/** Gives everything its place in memory; returns the lengths of W and H', padding included. */
function layOut(
  { plan, arena, threads }: SparseImages,
): { featureLength: number; componentLength: number } {
  const { vectors, chunks, ranges } = plan, width = vectors * 4, gramBytes = width * width * 8;
  const featureLength = plan.blocks * plan.blockRows * width;
  const componentLength = componentsLength(plan), componentBytes = componentLength * 4;
  const scratchBytes = Math.ceil(passScratch(plan) / 128) * 128;
  if (scratchBytes > plan.scratchBytes) {
    plan.scratchBytes = scratchBytes;
    plan.scratch = arena.take(scratchBytes * threads);
  }
  plan.features = arena.take(featureLength * 4);
  plan.components = arena.take(componentBytes);
  plan.columnProducts = arena.take(componentBytes);
  plan.chunkParts = arena.take(chunks * componentBytes);
  plan.chunkGrams = arena.take(chunks * gramBytes);
  plan.chunkScalars = arena.take(chunks * 64);
  plan.rangeGrams = arena.take(ranges * gramBytes);
  plan.rangeScalars = arena.take(ranges * 64);
  plan.gram = arena.take(width * width * 4);
  plan.inverse = arena.take(width * 4);
  plan.columnSums = arena.take(width * 4);
  plan.scales = arena.take(width * 4);
  plan.vectorStates = arena.take(componentLength / 4);
  return { featureLength, componentLength };
}

/** Numbers in H', padding included. */
export function componentsLength({ ranges, rangeColumns, vectors }: Plan): number {
  return ranges * rangeColumns * vectors * 4;
}

/** Must be called after H was written from outside. */
export function componentsChanged(factors: Factors): void {
  const { images: { plan, phases, memory }, width } = factors;
  phases.run("componentGram", plan.ranges, {});
  factors.componentGram = sumGrams(memory, plan.rangeGrams, plan.ranges, width);
}

/**
 * A component of W or H of less than this length squared counts as zero, as one of zeros does in scikit-learn: what is
 * divided by it overflows float32. No larger, as from a saddle components grow again out of nearly nothing (`@swimmer`).
 */
const LEAST_SQUARE = 1e-36;

/** Shows the threads the Gram matrix of the factor that stays, with L2 on its diagonal. */
export function setGram({ images, k, width }: Factors, gram: Float64Array, l2: number): void {
  const { plan, memory } = images;
  const values = new Float32Array(memory.buffer, plan.gram, width * width);
  const inverse = new Float32Array(memory.buffer, plan.inverse, width);
  values.set(gram);
  for (let t = 0; t < k; t++) {
    const diagonal = Math.fround(gram[t * width + t]! + l2);
    values[t * width + t] = diagonal;
    inverse[t] = diagonal < LEAST_SQUARE ? 0 : 1 / diagonal;
  }
}

/** Sum of each pixel over all images. */
function sumColumns({ plan, memory }: SparseImages): Float64Array {
  const { rows, columns, rowStarts, indices } = plan, sums = new Float64Array(columns);
  const end = new Uint32Array(memory.buffer, rowStarts, rows + 1)[rows]!;
  const column = new Uint16Array(memory.buffer, indices, end);
  const value = valuesOf({ memory, plan }, plan.values);
  for (let e = 0; e < end; e++) sums[column[e]!]! += value[e]!;
  return sums;
}
