import { mean } from "d3-array";
import { matchComponents } from "../analysis/component_matching.ts";
import { reconstructionDistance } from "./reconstruction_distance.ts";
import type { Dataset } from "../dataset/dataset.ts";
import type { NmfParameters } from "../factorization/parameters.ts";
import { fit, type JobOptions, transform } from "../factorization/worker/client.ts";
import { blockOf, randomHalves, transposed } from "./subsets.ts";

/**
 * Agreement of two fits of random halves of the images: the mean cosine of their components, matched one to one.
 *
 * @returns 0..1
 */
export async function halvesAgreement(
  dataset: Dataset,
  parameters: NmfParameters,
  options: JobOptions,
): Promise<number> {
  const halves = randomHalves(dataset.images.shape[0]!, parameters.randomState);
  const [first, second] = [
    await fit(blockOf(dataset, halves[0]), parameters, options),
    await fit(blockOf(dataset, halves[1]), parameters, options),
  ];
  return mean(matchComponents(first.components, second.components), ({ cosine }) => cosine)!;
}

/**
 * Bi-cross-validation with 2 x 2 folds (Owen and Perry 2009): each quarter A of X = [A B; C D] is predicted from the
 * others. D ≈ W_D·H_D is fitted, the weights of A's images are those of B under H_D, the components' values in A's pixels
 * those of C' under W_D', and the error is that of their product.
 *
 * @returns Σ‖A − W_A·H_A‖² / ‖X‖² over the four quarters
 */
export async function quartersError(
  dataset: Dataset,
  parameters: NmfParameters,
  options: JobOptions,
): Promise<number> {
  const [n, p] = dataset.images.shape as [number, number];
  const rows = randomHalves(n, parameters.randomState);
  const columns = randomHalves(p, parameters.randomState + 1);
  let error = 0, total = 0;
  for (const i of [0, 1] as const) {
    for (const j of [0, 1] as const) {
      const block = (r: 0 | 1, c: 0 | 1) => blockOf(dataset, rows[r], columns[c]);
      const [left, across, below, kept] = [
        block(i, j),
        block(i, 1 - j as 0 | 1),
        block(1 - i as 0 | 1, j),
        block(1 - i as 0 | 1, 1 - j as 0 | 1),
      ];
      const { components, features } = await fit(kept, parameters, options);
      const weights = await transform(across, components, parameters, options);
      const pixels = await transform(
        transposed(below),
        features.transpose(1, 0),
        parameters,
        options,
      );
      const distance = reconstructionDistance(
        left,
        weights.features,
        pixels.features.transpose(1, 0),
      );
      error += distance.squaredError;
      total += distance.squaredSum;
    }
  }
  return error / total;
}
