import type { ImageProducts } from "./randomized_svd.ts";
import { gramSize } from "./passes/image_phases.ts";
import type { Plan } from "./passes/plan.ts";
import type { SparseImages } from "./passes/sparse_images.ts";
import { valuesOf } from "./passes/thread_context.ts";

/** The Gram matrix takes size² float64; beyond this side it would not fit beside the images. */
const LARGEST_SIDE = 12_000;

/** Gram matrices of less work are made in about three seconds, the plain loops of few images counted as slower. */
const LITTLE_WORK = 4e10, PLAIN_LOOPS = 20;

/**
 * Whether products with the Gram matrix are better made from passes over the images: by the data alone.
 *
 * @param passes over X, and a lane each, that it would take
 */
export function gramCostsMore(
  { plan: { rows, columns }, nonZeros }: Pick<SparseImages, "plan" | "nonZeros">,
  passes: number,
): boolean {
  const perNonZero = rows < columns ? PLAIN_LOOPS * rows / 2 : nonZeros / rows / 2;
  const isWork = nonZeros * perNonZero > LITTLE_WORK && perNonZero > passes;
  return isWork || Math.min(rows, columns) > LARGEST_SIDE;
}

/** Into so many parts X'·X is cut where they are small: as many threads can sum it. */
const SLABS = 4;
/** More parts than one may take so many bytes together. */
const SLAB_BYTES = 256 * 2 ** 20;
/** Beyond so many rows the squares of bytes no longer fit into 32 bits. */
const SLAB_ROWS = 66_051;

/** By the data alone, as everything is cut. */
function slabsOf(plan: Plan, bytes: number): number {
  const needed = Math.ceil((plan.rows + plan.blockRows) / (SLAB_ROWS - plan.blockRows));
  const fitting = Math.floor(SLAB_BYTES / bytes);
  return Math.max(needed, Math.min(SLABS, plan.blocks, Math.max(1, fitting)));
}

/**
 * The Gram matrix of the smaller side in float64: X'·X (columns x columns), or X·X' where there are fewer rows than columns,
 * as scikit-learn transposes.
 */
export function imageGram(images: SparseImages): ImageProducts {
  return images.plan.rows < images.plan.columns ? ofRows(images) : ofColumns(images);
}

/** X'·X by the threads, and products with it by the threads too. */
function ofColumns(images: SparseImages): ImageProducts {
  const { plan, arena, memory, phases } = images;
  const size = plan.columns, { vectors, bytes } = gramSize(plan);
  const slabs = slabsOf(plan, bytes), parts = arena.take(slabs * bytes);
  phases.run("imageGram", slabs, { parts, slabs });
  const side = vectors * 4, at = arena.take(size * size * 8);
  const gram = new Float64Array(memory.buffer, at, size * size);
  for (let slab = 0; slab < slabs; slab++) {
    const part = plan.bytes
      ? new Uint32Array(memory.buffer, parts + slab * bytes, side * side)
      : new Float64Array(memory.buffer, parts + slab * bytes, side * side);
    for (let a = 0; a < size; a++) {
      for (let b = a; b < size; b++) gram[a * size + b]! += part[a * side + b]!;
    }
  }
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) gram[b * size + a] = gram[a * size + b]!;
  }
  let input = 0, output = 0, padded = 0;
  return {
    size,
    multiply(m, width) {
      if (padded === 0) {
        padded = Math.ceil(width / 8) * 8;
        input = arena.take(size * padded * 8);
        output = arena.take(size * padded * 8);
      }
      const from = new Float64Array(memory.buffer, input, size * padded);
      for (let i = 0; i < size; i++) from.set(m.subarray(i * width, (i + 1) * width), i * padded);
      const product = { left: at, right: input, width: padded, to: output };
      phases.run("multiply", Math.ceil(size / 16), product);
      const to = new Float64Array(memory.buffer, output, size * padded),
        out = new Float64Array(size * width);
      for (let i = 0; i < size; i++) {
        out.set(to.subarray(i * padded, i * padded + width), i * width);
      }
      return out;
    },
    project() {
      phases.run("project", plan.chunks, { to: plan.features });
    },
  };
}

/** X·X' of few images, in plain loops over their non-zeros. */
function ofRows({ plan, memory, phases }: SparseImages): ImageProducts {
  const size = plan.rows;
  const starts = new Uint32Array(memory.buffer, plan.rowStarts, size + 1);
  const indices = new Uint16Array(memory.buffer, plan.indices);
  const values = valuesOf({ memory, plan }, plan.values);
  const gram = new Float64Array(size * size), row = new Float64Array(plan.columns);
  for (let a = 0; a < size; a++) {
    phases.throwIfAborted();
    row.fill(0);
    for (let e = starts[a]!; e < starts[a + 1]!; e++) row[indices[e]!]! += values[e]!;
    for (let b = a; b < size; b++) {
      let sum = 0;
      for (let e = starts[b]!; e < starts[b + 1]!; e++) sum += row[indices[e]!]! * values[e]!;
      gram[a * size + b] = gram[b * size + a] = sum;
    }
  }
  return {
    size,
    multiply(m, width) {
      const out = new Float64Array(size * width);
      for (let i = 0; i < size; i++) {
        phases.throwIfAborted();
        for (let j = 0; j < size; j++) {
          const g = gram[i * size + j]!;
          for (let c = 0; c < width; c++) out[i * width + c]! += g * m[j * width + c]!;
        }
      }
      return out;
    },
    project({ k, width, features, components }) {
      const w = features(), h = components();
      h.fill(0);
      for (let i = 0; i < size; i++) {
        for (let e = starts[i]!; e < starts[i + 1]!; e++) {
          for (let t = 0; t < k; t++) h[indices[e]! * width + t]! += values[e]! * w[i * width + t]!;
        }
      }
    },
  };
}
