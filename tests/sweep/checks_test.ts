import { ok } from "node:assert/strict";
import ndarray from "ndarray";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { halvesAgreement, quartersError } from "../../lib/sweep/checks.ts";
import { reconstructionDistance } from "../../lib/sweep/reconstruction_distance.ts";
import { randomNumbers } from "../support/random_numbers.ts";

const [N, P, RANK] = [60, 24, 3];
const random = randomNumbers(7);

/** Images that three parts without a common pixel make up exactly; many lack a part, so no other three would do. */
function exact(): Dataset {
  const parts = Array.from(
    { length: RANK },
    (_, t) => Array.from({ length: P }, (_, j) => j % RANK === t ? 50 + 150 * random() : 0),
  );
  const pixels = new Float32Array(new SharedArrayBuffer(N * P * 4));
  for (let i = 0; i < N; i++) {
    const weights = parts.map(() => Math.max(0, random() - 0.4));
    for (let j = 0; j < P; j++) {
      pixels[i * P + j] = parts.reduce((sum, part, t) => sum + weights[t]! * part[j]!, 0);
    }
  }
  return {
    images: ndarray(pixels, [N, P]),
    labels: null,
    classes: [],
    shape: [4, 6],
    channels: 1,
    sources: ["made"],
    paths: null,
  };
}
const withK = (nComponents: number) => ({
  ...DEFAULT_PARAMETERS,
  nComponents,
  init: "random" as const,
  maxIter: 3000,
  tol: 1e-6,
});

Deno.test("quartersError() predicts what was left out with the true rank, and not with fewer", async () => {
  const dataset = exact();
  const [two, three] = [
    await quartersError(dataset, withK(RANK - 1), { threads: 1 }),
    await quartersError(dataset, withK(RANK), { threads: 1 }),
  ];
  ok(three < 1e-4, `${three}`);
  ok(two > 100 * three, `${two}`);
});

Deno.test("halvesAgreement() is 1 where both halves are made of the same parts", async () => {
  const agreement = await halvesAgreement(exact(), withK(RANK), { threads: 1 });
  ok(agreement > 0.999 && agreement <= 1 + 1e-6, `${agreement}`);
});

Deno.test("reconstructionDistance() is that of the whole product", () => {
  const { images } = exact();
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
  const found = reconstructionDistance(exact0(images), features, components);
  ok(Math.abs(found.squaredError / error - 1) < 1e-12);
  ok(Math.abs(found.squaredSum / sum - 1) < 1e-12);
});

function exact0(images: Dataset["images"]): Dataset {
  return { ...exact(), images };
}
