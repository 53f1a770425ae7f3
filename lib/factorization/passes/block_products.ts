import type { SubsetProduct } from "../kernels/kernels.ts";
import type { Plan } from "./plan.ts";
import { columnLists, f32, type ThreadContext } from "./thread_context.ts";

// Products of a block of X, from its lists of non-zeros by row or by column.

/** X·H' of a block to `out` (rows x k). */
export function rowProducts({ kernels, plan }: ThreadContext, block: number, out: number): void {
  const product = plan.bytes ? kernels.productBytes : kernels.product;
  const { vectors, blockRows, indices, values, components } = plan;
  const rows = plan.rowStarts + block * blockRows * 4;
  product(vectors, blockRows, rows, indices, values, components, out, true);
}

/** The same column by column, from the active vectors of H' alone. */
export function activeRowProducts(context: ThreadContext, block: number, out: number): void {
  const { kernels, plan } = context;
  const spread = plan.bytes ? kernels.spreadSubsetBytes : kernels.spreadSubset;
  const { components, activeStarts, activeVectors } = plan;
  f32(context, out, plan.blockRows * plan.vectors * 4).fill(0);
  runSubset(spread, plan, block, components, out, activeStarts, activeVectors);
}

/** Adds W'·X of a block, for its rows of W at `features`, to `out` (columns x k). */
export function addColumnProducts(
  { kernels, plan }: ThreadContext,
  block: number,
  features: number,
  out: number,
): void {
  const product = plan.bytes ? kernels.productBytes : kernels.product;
  const { vectors, columns, columnIndices, columnValues } = plan;
  const lists = columnLists(plan, block);
  product(vectors, columns, lists, columnIndices, columnValues, features, out, false);
}

/** The same, of the active vectors of H' and the candidates alone. */
export function addCandidateColumnProducts(
  { kernels, plan }: ThreadContext,
  block: number,
  features: number,
  out: number,
): void {
  const product = plan.bytes ? kernels.productSubsetBytes : kernels.productSubset;
  runSubset(product, plan, block, features, out, plan.candidateStarts, plan.candidateVectors);
}

/** Runs a kernel over the lists of a block's columns, from a source to `out`, for a subset of each column's vectors. */
function runSubset(
  run: SubsetProduct,
  plan: Plan,
  block: number,
  source: number,
  out: number,
  starts: number,
  subset: number,
): void {
  const { vectors, columns, columnIndices, columnValues } = plan, lists = columnLists(plan, block);
  run(vectors, columns, lists, columnIndices, columnValues, source, out, starts, subset);
}
