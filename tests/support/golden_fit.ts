import assert from "node:assert/strict";
import { classStatistics } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import { best, worst } from "../../lib/analysis/ranking.ts";
import { topComponents } from "../../lib/analysis/top_components.ts";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import { toFactor } from "../../lib/model/model_arrays.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { golden, type GoldenDistance } from "./golden.ts";

/** How near a fit must come to scikit-learn's: DESIGN's table, a row each. */
export interface GoldenBounds {
  /** How far `n_iter` may be off; absent where it is an estimate. */
  readonly nIter?: number;
  /** |err / scikit-learn's - 1|, or with `mayBeLower` only how much larger it may be. */
  readonly error: number;
  readonly mayBeLower?: boolean;
  /** Least cosine of a component with scikit-learn's of the same index. */
  readonly cosine: number;
  /** Whether the top 4 of every digit and 18 of the 20 worst and best images must be the same. */
  readonly analysis?: boolean;
}

/** Fits as a golden file says it was fitted, but by our `solver`, and asserts that the result is scikit-learn's. */
export async function assertFitsGolden(
  dataset: Dataset,
  name: string,
  solver: NmfParameters["solver"],
  bounds: GoldenBounds,
): Promise<void> {
  const { facts, components: theirs } = await golden(name);
  const given = facts.parameters;
  const { components, features, result } = await fit(dataset, {
    ...DEFAULT_PARAMETERS,
    nComponents: given.n_components,
    init: given.init,
    solver,
    betaLoss: given.beta_loss ?? "frobenius",
    maxIter: given.max_iter,
    alphaW: given.alpha_W ?? 0,
    alphaH: given.alpha_H ?? null,
    l1Ratio: given.l1_ratio ?? 0,
  });

  if (bounds.nIter !== undefined) {
    const off = Math.abs(result.nIter - facts.n_iter);
    assert.ok(off <= bounds.nIter, `n_iter ${result.nIter}, scikit-learn's ${facts.n_iter}`);
  } else assert.ok(result.passes < facts.n_iter, `${result.passes} passes`);
  for (const which of ["reconstruction", "transform"] as const) {
    const more = result[`${which}Err`] / facts[`${which}_err`] - 1;
    assert.ok(
      more <= bounds.error && (bounds.mayBeLower || more >= -bounds.error),
      `${which}_err ${more}`,
    );
  }
  const [k, p] = theirs.shape as [number, number];
  for (let t = 0; t < k; t++) {
    const cosine = cosineOf(
      Float64Array.from({ length: p }, (_, j) => components.get(t, j)),
      Float64Array.from({ length: p }, (_, j) => theirs.get(t, j)),
    );
    assert.ok(cosine >= bounds.cosine, `component ${t}: cosine ${cosine}`);
  }

  const expected = await firstFeatures(name);
  const ours = features.data.subarray(0, expected.length);
  const cosine = cosineOf(ours, expected);
  assert.ok(cosine >= bounds.cosine, `features: cosine ${cosine}`);
  const scale = norm(ours) / norm(expected);
  assert.ok(Math.abs(scale - 1) <= 0.01, `scale of the features ${scale}`);

  if (!bounds.analysis) return;
  for (const { label, mean } of classStatistics(features, dataset.labels!)) {
    const digit = dataset.classes[label]!;
    assert.deepEqual(
      topComponents(mean, 4),
      facts.digits[digit]!.top10.slice(0, 4),
      `digit ${digit}`,
    );
  }
  const all = distances(dataset.images, features, components);
  assertShares(worst(all, 20), facts.worst20, "worst");
  assertShares(best(all, 20), facts.best20, "best");
}

function assertShares(found: readonly number[], expected: readonly GoldenDistance[], what: string) {
  const shared = expected.filter(({ index }) => found.includes(index)).length;
  assert.ok(shared >= 18, `${shared} of the 20 ${what} are scikit-learn's`);
}

async function firstFeatures(name: string): Promise<Float32Array> {
  const path = new URL(`../../testdata/golden/${name}.npz`, import.meta.url).pathname;
  const npz = await openNpz(path);
  const features = await npz.read("features_first_1000");
  npz.close();
  assert.ok(isNumbers(features));
  return toFactor(features, name).data;
}

/** 1 also where both are zero: a component that the penalties have emptied. */
function cosineOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (norm(a) === 0 && norm(b) === 0) return 1;
  let inner = 0;
  for (let i = 0; i < a.length; i++) inner += a[i]! * b[i]!;
  return inner / (norm(a) * norm(b));
}

function norm(a: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! ** 2;
  return Math.sqrt(sum);
}
