import { Failure } from "../failure.ts";
import type { NmfParameters } from "./parameters.ts";
import type { SparseImages } from "./passes/sparse_images.ts";

/** The largest float32. */
const LARGEST = 3.4028234663852886e38;

/**
 * Checks that Gram matrices of the images fit into float32.
 *
 * @throws {Failure} where the squares of their pixels do not
 */
export function checkSquares({ sumOfSquares }: Pick<SparseImages, "sumOfSquares">): void {
  if (sumOfSquares <= LARGEST) return;
  throw new Failure(
    "the squares of these pixels overflow float32; divide the images by a constant first",
  );
}

/**
 * Checks that a fit has not overflowed: what is not finite is never saved.
 *
 * @param values factors, errors, violations
 * @throws {Failure} where one is not finite; it names the penalty that made it so
 */
export function checkFinite(
  values: ArrayLike<number>,
  parameters: NmfParameters,
  { plan }: Pick<SparseImages, "plan">,
): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) throw overflow(parameters, plan);
  }
}

function overflow(
  { alphaW, alphaH }: NmfParameters,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Failure {
  const ofH = alphaH !== null && alphaH * rows > alphaW * columns;
  const [name, alpha] = ofH ? ["alpha_H", alphaH] : ["alpha_W", alphaW];
  return new Failure(
    alpha > 0
      ? `${name} == ${alpha} makes the fit overflow float32; use a smaller value`
      : "the fit overflowed float32; divide the images by a constant first",
  );
}
