import { loadDataset } from "../../lib/dataset/load.ts";
import { assertFitsGolden, type GoldenBounds } from "../support/golden_fit.ts";
import type { Solver } from "../../lib/factorization/parameters.ts";

const strict: GoldenBounds = { nIter: 2, error: 1e-5, cosine: 0.999 };
const converged: GoldenBounds = { error: 1e-5, mayBeLower: true, cosine: 0.999, analysis: true };

const CASES: readonly [name: string, solver: Solver, bounds: GoldenBounds][] = [
  ["sample10k-k15-nndsvda", "cd", { ...strict, analysis: true }],
  ["sample10k-k15-nndsvda-regularised", "cd", strict],
  ["sample10k-k10-nndsvda-kl", "mu", strict],
  ["sample10k-k15-nndsvd", "auto", converged],
  ["sample10k-k15-nndsvda", "auto", converged],
];

const sample = await loadDataset([]);
for (const [name, solver, bounds] of CASES) {
  Deno.test(`${solver} factorizes the built-in digits as scikit-learn does: ${name}`, async () => {
    await assertFitsGolden(sample, name, solver, bounds);
  });
}
