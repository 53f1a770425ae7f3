import assert from "node:assert/strict";
import ndarray, { type NdArray } from "ndarray";
import { classStatistics } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import { best, worst } from "../../lib/analysis/ranking.ts";
import { topComponents } from "../../lib/analysis/top_components.ts";
import type { Dataset, Pixels } from "../../lib/dataset/dataset.ts";
import { toFactor } from "../../lib/model/model_arrays.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { namesOf } from "./class_names.ts";
import type { BetaLoss, Init } from "../../lib/factorization/parameters.ts";

/** What scikit-learn says of one fit: testdata/golden/NAME.json. */
export interface GoldenFacts {
  readonly parameters: {
    readonly n_components: number;
    readonly init: Init;
    readonly max_iter: number;
    readonly beta_loss?: BetaLoss;
    readonly alpha_W?: number;
    readonly alpha_H?: number;
    readonly l1_ratio?: number;
  };
  readonly n_iter: number;
  readonly reconstruction_err: number;
  readonly transform_err: number;
  readonly worst20: readonly GoldenDistance[];
  readonly best20: readonly GoldenDistance[];
  readonly digits: Readonly<
    Record<string, { count: number; mean: number[]; top10: number[]; quartiles: number[][] }>
  >;
}

/** An image and how far scikit-learn's reconstruction is from it. */
export interface GoldenDistance {
  readonly index: number;
  readonly label: number;
  readonly distance: number;
}

/** scikit-learn's facts and its components (k, p) for one golden case, such as "sample10k-k15-nndsvd". */
export async function golden(
  name: string,
): Promise<{ facts: GoldenFacts; components: NdArray<Float32Array> }> {
  const path = new URL(`../../testdata/golden/${name}`, import.meta.url).pathname;
  const npz = await openNpz(`${path}.npz`);
  const components = await npz.read("components");
  npz.close();
  assert.ok(isNumbers(components));
  return {
    facts: JSON.parse(await Deno.readTextFile(`${path}.json`)),
    components: toFactor(components, name),
  };
}

/**
 * scikit-learn's `transform` written out in plain float64: coordinate descent from 0 with the components fixed, until
 * a sweep's violation is at most `tol` times the first one's. An oracle, independent of the solvers under test.
 *
 * @param images X, (n, p)
 * @param components H, (k, p)
 * @returns W, (n, k)
 */
export function transformByDefinition(
  images: NdArray<Pixels>,
  components: NdArray<Float32Array>,
  tol = 1e-4,
): NdArray<Float32Array> {
  const n = images.shape[0]!;
  const [k, p] = components.shape as [number, number];
  const h = Float64Array.from(
    { length: p * k },
    (_, i) => components.get(i % k, Math.floor(i / k)),
  );
  const gram = new Float64Array(k * k);
  for (let j = 0; j < p; j++) {
    for (let s = 0; s < k; s++) {
      for (let t = 0; t < k; t++) gram[s * k + t]! += h[j * k + s]! * h[j * k + t]!;
    }
  }
  const products = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const pixel = images.get(i, j);
      if (pixel === 0) continue;
      for (let t = 0; t < k; t++) products[i * k + t]! += pixel * h[j * k + t]!;
    }
  }
  const weights = new Float64Array(n * k);
  for (let first = NaN, violation = Infinity; !(violation <= tol * first);) {
    violation = 0;
    for (let row = 0; row < n * k; row += k) {
      for (let t = 0; t < k; t++) {
        let gradient = -products[row + t]!;
        for (let s = 0; s < k; s++) gradient += weights[row + s]! * gram[s * k + t]!;
        const weight = weights[row + t]!;
        violation += Math.abs(weight === 0 ? Math.min(0, gradient) : gradient);
        weights[row + t] = Math.max(0, weight - gradient / gram[t * k + t]!);
      }
    }
    if (Number.isNaN(first)) first = violation;
  }
  return ndarray(Float32Array.from(weights), [n, k]);
}

/**
 * Asserts that the analysis of a data set, with scikit-learn's components and {@linkcode transformByDefinition}, is
 * scikit-learn's: statistics and top components of every digit, distances, the 20 worst and best in their order.
 */
export async function assertAgreesWithScikitLearn(dataset: Dataset, name: string): Promise<void> {
  const { facts, components } = await golden(name);
  const features = transformByDefinition(dataset.images, components);
  const all = distances(dataset.images, features, components);
  const error = norm(all);
  assert.ok(Math.abs(error / facts.transform_err - 1) < 1e-8, `${error}`);
  assertSameRanking(worst(all, 20), all, dataset, facts.worst20);
  assertSameRanking(best(all, 20), all, dataset, facts.best20);

  const statistics = classStatistics(features, dataset.labels!);
  assert.deepEqual(
    statistics.map(({ label }) => dataset.classes[label]!),
    Object.keys(facts.digits),
  );
  for (const { label, count, mean, quartiles } of statistics) {
    const expected = facts.digits[dataset.classes[label]!]!;
    assert.equal(count, expected.count);
    assert.deepEqual(topComponents(mean, 10), expected.top10);
    assertClose(mean, expected.mean);
    quartiles.forEach((quartile, q) => assertClose(quartile, expected.quartiles[q]!));
  }
}

function assertSameRanking(
  found: readonly number[],
  all: Float64Array,
  dataset: Dataset,
  expected: readonly GoldenDistance[],
): void {
  assert.deepEqual(found, expected.map(({ index }) => index));
  assert.deepEqual(
    found.map((index) => namesOf(dataset)![index]),
    expected.map(({ label }) => String(label)),
  );
  assertClose(found.map((index) => all[index]!), expected.map(({ distance }) => distance), 1e-3);
}

function assertClose(
  found: ArrayLike<number>,
  expected: readonly number[],
  tolerance = 1e-5,
): void {
  assert.equal(found.length, expected.length);
  expected.forEach((value, i) =>
    assert.ok(Math.abs(found[i]! - value) <= tolerance, `${found[i]} instead of ${value}`)
  );
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
