import { componentsLength, type Factors } from "./passes/factors.ts";
import type { ImageProducts } from "./randomized_svd.ts";

/**
 * Products with X'·X, or X·X' where there are fewer rows than columns, from passes over X: for images whose Gram matrix
 * would cost more. W and H serve as scratch, as many columns of M at a time as they have lanes. The passes compute in
 * float32, which suffices, since M is orthonormal: what a column gets wrong is 6e-8 of the largest singular value.
 *
 * @param factors their W and H are overwritten
 */
export function imageProducts(factors: Factors): ImageProducts {
  const { images: { plan, phases }, width: lanes } = factors;
  const isWide = plan.rows < plan.columns;
  const [size, largeSize] = isWide ? [plan.rows, plan.columns] : [plan.columns, plan.rows];
  let image = new Float32Array();

  /** H' = X'·W. */
  function toColumns(): void {
    phases.run("passFeatures", plan.chunks, NO_SWEEPS);
    phases.run("passComponents", plan.ranges, NO_H_SWEEPS);
    factors.components().set(columnProducts(factors));
  }

  /** W = X·H'. Rows outside of the plan's subset count as zeros. */
  function toRows(): void {
    factors.features().fill(0);
    phases.run("project", plan.chunks, { to: plan.features });
  }

  const [small, large] = isWide
    ? [() => factors.features(), () => factors.components()]
    : [() => factors.components(), () => factors.features()];
  const [toLarge, toSmall] = isWide ? [toColumns, toRows] : [toRows, toColumns];

  return {
    size,
    multiply(m, width) {
      const out = new Float64Array(size * width);
      if (image.length !== largeSize * width) image = new Float32Array(largeSize * width);
      for (let first = 0; first < width; first += lanes) {
        const count = Math.min(lanes, width - first),
          from = { width, first },
          to = { width: lanes };
        small().fill(0);
        copyColumns(m, from, small(), to, size, count);
        toLarge();
        copyColumns(large(), to, image, from, largeSize, count);
        toSmall();
        copyColumns(small(), to, out, from, size, count);
      }
      return out;
    },
    inner: (width) => gramOf(image, largeSize, width),
    project: toLarge,
  };
}

const NO_SWEEPS = {
  l1: 0,
  sweeps: 0,
  momentumFrom: null,
  momentum: 0,
  activeOnly: false,
  candidatesOnly: false,
};
const NO_H_SWEEPS = {
  l1: 0,
  sweeps: 0,
  findCandidates: false,
  subsetScale: null,
  correction: 0,
  candidatesOnly: false,
};

function columnProducts({ images: { plan, memory } }: Factors): Float32Array {
  return new Float32Array(memory.buffer, plan.columnProducts, componentsLength(plan));
}

type Numbers = Float32Array | Float64Array;

/** Where columns lie in a row-major matrix. */
interface Place {
  readonly width: number;
  readonly first?: number;
}

/** Copies `count` columns of `rows` rows from one row-major matrix to another. */
function copyColumns(
  source: Numbers,
  from: Place,
  target: Numbers,
  to: Place,
  rows: number,
  count: number,
): void {
  for (let row = 0; row < rows; row++) {
    const at = row * from.width + (from.first ?? 0), out = row * to.width + (to.first ?? 0);
    for (let c = 0; c < count; c++) target[out + c] = source[at + c]!;
  }
}

/** Y'·Y for Y (rows, width) row-major, in float64. */
function gramOf(y: Float32Array, rows: number, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let row = 0; row < rows * width; row += width) {
    for (let a = 0; a < width; a++) {
      const value = y[row + a]!;
      for (let b = a; b < width; b++) gram[a * width + b]! += value * y[row + b]!;
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < a; b++) gram[a * width + b] = gram[b * width + a]!;
  }
  return gram;
}
