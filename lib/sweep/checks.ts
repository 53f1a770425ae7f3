import { mean } from "d3-array";
import type { NdArray } from "ndarray";
import { matchComponents } from "../analysis/component_matching.ts";
import type { Pixels } from "../dataset/dataset.ts";
import type { LocalFactorizer } from "../factorization/local_factorizer.ts";
import type { NmfParameters } from "../factorization/parameters.ts";
import { reconstructionDistance } from "./reconstruction_distance.ts";
import { blockOf, randomHalves, transposed } from "./subsets.ts";

/**
 * Agreement of two fits of random halves of the images: the mean cosine of their components, matched one to one.
 *
 * @param images X, (n, p)
 * @returns 0..1
 */
export function halvesAgreement(
  images: NdArray<Pixels>,
  parameters: NmfParameters,
  { fit }: LocalFactorizer,
): number {
  const [first, second] = randomHalves(images.shape[0]!, parameters.randomState)
    .map((half) => fit(blockOf(images, half), parameters).components) as [
      NdArray<Float32Array>,
      NdArray<Float32Array>,
    ];
  return mean(matchComponents(first, second), ({ cosine }) => cosine)!;
}

/**
 * Bi-cross-validation with 2 x 2 folds (Owen and Perry 2009): each quarter A of X = [A B; C D] is predicted from the
 * others. D ≈ W_D·H_D is fitted, the weights of A's images are those of B under H_D, the components' values in A's pixels
 * those of C' under W_D', and the error is that of their product.
 *
 * @param images X, (n, p)
 * @returns Σ‖A − W_A·H_A‖² / ‖X‖² over the four quarters
 */
export function quartersError(
  images: NdArray<Pixels>,
  parameters: NmfParameters,
  { fit, transform }: LocalFactorizer,
): number {
  const [n, p] = images.shape as [number, number];
  const rows = randomHalves(n, parameters.randomState);
  const columns = randomHalves(p, parameters.randomState + 1);
  let error = 0, total = 0;
  for (const [i, j] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) {
    const block = (r: number, c: number) => blockOf(images, rows[r]!, columns[c]!);
    const [a, b, c, d] = [block(i, j), block(i, 1 - j), block(1 - i, j), block(1 - i, 1 - j)];
    const { components, features } = fit(d, parameters);
    const weights = transform(b, components, parameters);
    const pixels = transform(transposed(c), features.transpose(1, 0), parameters);
    const distance = reconstructionDistance(a, weights, pixels.transpose(1, 0));
    error += distance.squaredError;
    total += distance.squaredSum;
  }
  return error / total;
}
