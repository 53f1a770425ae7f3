import { ok } from "node:assert/strict";
import ndarray, { type NdArray } from "ndarray";
import { createLocalFactorizer } from "../../lib/factorization/local_factorizer.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { halvesAgreement, quartersError } from "../../lib/sweep/checks.ts";
import { reconstructionDistance } from "../../lib/sweep/reconstruction_distance.ts";
import { randomNumbers } from "../support/random_numbers.ts";

const [N, P, RANK] = [60, 24, 3];
const random = randomNumbers(7);
const factorizer = await createLocalFactorizer();

/** Images that three parts without a common pixel make up exactly; many lack a part, so no other three would do. */
function exact(): NdArray<Float32Array> {
  const parts = Array.from(
    { length: RANK },
    (_, t) => Array.from({ length: P }, (_, j) => j % RANK === t ? 50 + 150 * random() : 0),
  );
  const pixels = new Float32Array(N * P);
  for (let i = 0; i < N; i++) {
    const weights = parts.map(() => Math.max(0, random() - 0.4));
    for (let j = 0; j < P; j++) {
      pixels[i * P + j] = parts.reduce((sum, part, t) => sum + weights[t]! * part[j]!, 0);
    }
  }
  return ndarray(pixels, [N, P]);
}
const withK = (nComponents: number) => ({
  ...DEFAULT_PARAMETERS,
  nComponents,
  init: "random" as const,
  maxIter: 3000,
  tol: 1e-6,
});

Deno.test("quartersError() predicts what was left out with the true rank, and not with fewer", () => {
  const images = exact();
  const [two, three] = [
    quartersError(images, withK(RANK - 1), factorizer),
    quartersError(images, withK(RANK), factorizer),
  ];
  ok(three < 1e-4, `${three}`);
  ok(two > 100 * three, `${two}`);
});

Deno.test("halvesAgreement() is 1 where both halves are made of the same parts", () => {
  const agreement = halvesAgreement(exact(), withK(RANK), factorizer);
  ok(agreement > 0.999 && agreement <= 1 + 1e-6, `${agreement}`);
});

Deno.test("reconstructionDistance() is that of the whole product", () => {
  const images = exact();
  const features = ndarray(Float32Array.from({ length: N * 2 }, random), [N, 2]);
  const components = ndarray(Float32Array.from({ length: 2 * P }, () => 200 * random()), [P, 2])
    .transpose(1, 0);
  let error = 0, sum = 0;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < P; j++) {
      const product = features.get(i, 0) * components.get(0, j) +
        features.get(i, 1) * components.get(1, j);
      error += (images.get(i, j) - product) ** 2;
      sum += images.get(i, j) ** 2;
    }
  }
  const found = reconstructionDistance(images, features, components);
  ok(Math.abs(found.squaredError / error - 1) < 1e-12);
  ok(Math.abs(found.squaredSum / sum - 1) < 1e-12);
});
