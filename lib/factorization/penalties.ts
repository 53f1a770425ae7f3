import type { NmfParameters } from "./parameters.ts";
import type { Penalty } from "./passes/descent_pass.ts";
import type { ImageMatrix } from "./passes/packing.ts";

/** scikit-learn's scaling: the penalty of W grows with the pixels, that of H with the images. */
export function penalties(
  { rows, columns }: Pick<ImageMatrix, "rows" | "columns">,
  { alphaW, alphaH, l1Ratio }: Pick<NmfParameters, "alphaW" | "alphaH" | "l1Ratio">,
): { readonly w: Penalty; readonly h: Penalty } {
  const penalty = (size: number, alpha: number) => ({
    l1: size * alpha * l1Ratio,
    l2: size * alpha * (1 - l1Ratio),
  });
  return { w: penalty(columns, alphaW), h: penalty(rows, alphaH ?? alphaW) };
}
