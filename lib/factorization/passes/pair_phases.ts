import { sweepScratch } from "../kernels/kernels.ts";
import { blocksOf, f32, f64, rowBytes, scratchOf, type ThreadContext } from "./thread_context.ts";

/** Phases that compare W with an earlier one. */
export const PAIR_PHASES = {
  /**
   * Per chunk: its part of the Gram matrix of the array at argument0 and W side by side, (2 width)² float64, to the chunk's
   * place at argument1.
   */
  pairGram(context: ThreadContext, chunk: number): void {
    const { kernels, plan } = context;
    const { vectors, blockRows } = plan;
    const width = vectors * 4, length = (2 * width) ** 2, out = plan.argument1 + chunk * length * 8;
    f64(context, out, length).fill(0);
    // Where a pass keeps its products there is room for the rows of both.
    const pairs = f32(context, scratchOf(context) + sweepScratch(vectors), blockRows * width * 2);
    const [from, to] = blocksOf(plan, chunk);
    for (let block = from; block < to; block++) {
      const offset = block * blockRows * rowBytes(plan);
      const before = f32(context, plan.argument0 + offset, blockRows * width);
      const now = f32(context, plan.features + offset, blockRows * width);
      for (let row = 0; row < now.length; row += width) {
        for (let t = 0; t < width; t++) {
          pairs[2 * row + t] = before[row + t]!;
          pairs[2 * row + width + t] = now[row + t]!;
        }
      }
      kernels.gram(blockRows, 2 * vectors, pairs.byteOffset, out);
    }
  },
};
