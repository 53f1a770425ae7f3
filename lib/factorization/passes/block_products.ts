import { columnLists, f32, type ThreadContext } from "./thread_context.ts";

// Products of a block of X, from its lists of non-zeros by row or by column.

/** X·H' of a block to `out` (rows x k). */
export function rowProducts({ kernels, plan }: ThreadContext, block: number, out: number): void {
  const product = plan.bytes ? kernels.productBytes : kernels.product;
  const { vectors, blockRows, indices, values, components } = plan;
  const rows = plan.rowStarts + block * blockRows * 4;
  product(vectors, blockRows, rows, indices, values, components, out, true);
}

/** The same column by column, from the vectors of H' that are not zero. */
export function filledRowProducts(context: ThreadContext, block: number, out: number): void {
  const { kernels, plan } = context;
  const spread = plan.bytes ? kernels.spreadPickedBytes : kernels.spreadPicked;
  const { vectors, columns, blockRows, columnIndices, columnValues, components } = plan;
  const { filledStarts, filledPicks } = plan, lists = columnLists(plan, block);
  f32(context, out, blockRows * vectors * 4).fill(0);
  spread(
    vectors,
    columns,
    lists,
    columnIndices,
    columnValues,
    components,
    out,
    filledStarts,
    filledPicks,
  );
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

/** The same, of the needed vectors alone. */
export function addNeededColumnProducts(
  { kernels, plan }: ThreadContext,
  block: number,
  features: number,
  out: number,
): void {
  const product = plan.bytes ? kernels.productPickedBytes : kernels.productPicked;
  const { vectors, columns, columnIndices, columnValues, neededStarts, neededPicks } = plan;
  const lists = columnLists(plan, block);
  product(
    vectors,
    columns,
    lists,
    columnIndices,
    columnValues,
    features,
    out,
    neededStarts,
    neededPicks,
  );
}
