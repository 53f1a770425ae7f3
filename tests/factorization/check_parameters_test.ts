import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { checkParameters } from "../../lib/factorization/check_parameters.ts";
import { transform } from "../../lib/factorization/transform.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { factorizeHere, withImages } from "../support/factorize_here.ts";

const MATRIX = { rows: 100, columns: 784 };

/** Wrong parameters, and the line that is to say so. */
const REFUSED: readonly [Partial<NmfParameters>, 1 | 2, string][] = [
  [{ nComponents: 0 }, 2, "n_components == 0, must be a whole number >= 1"],
  [{ nComponents: -3 }, 2, "n_components == -3, must be a whole number >= 1"],
  [{ nComponents: 2.5 }, 2, "n_components == 2.5, must be a whole number >= 1"],
  [{ nComponents: NaN }, 2, "n_components == NaN, must be a whole number >= 1"],
  [
    { nComponents: 101 },
    1,
    "n_components == 101, must be <= 100 with init == nndsvd for 100 images of 784 pixels; use fewer components or init == random",
  ],
  [
    { nComponents: 785, init: "nndsvda" },
    1,
    "n_components == 785, must be <= 100 with init == nndsvda for 100 images of 784 pixels; use fewer components or init == random",
  ],
  [{ maxIter: 0 }, 2, "max_iter == 0, must be a whole number >= 1"],
  [{ maxIter: 1.5 }, 2, "max_iter == 1.5, must be a whole number >= 1"],
  [{ tol: -1e-4 }, 2, "tol == -0.0001, must be >= 0"],
  [{ tol: NaN }, 2, "tol == NaN, must be >= 0"],
  [{ randomState: -1 }, 2, "random_state == -1, must be a whole number from 0 to 4294967295"],
  [
    { randomState: 2 ** 32 },
    2,
    "random_state == 4294967296, must be a whole number from 0 to 4294967295",
  ],
  [{ randomState: 0.5 }, 2, "random_state == 0.5, must be a whole number from 0 to 4294967295"],
  [{ alphaW: -1 }, 2, "alpha_W == -1, must be a number >= 0"],
  [{ alphaW: Infinity }, 2, "alpha_W == Infinity, must be a number >= 0"],
  [{ alphaH: NaN }, 2, "alpha_H == NaN, must be a number >= 0"],
  [{ l1Ratio: 1.1 }, 2, "l1_ratio == 1.1, must be from 0 to 1"],
  [{ l1Ratio: NaN }, 2, "l1_ratio == NaN, must be from 0 to 1"],
  [
    { betaLoss: "kullback-leibler" },
    2,
    "beta_loss == kullback-leibler needs solver == mu; got solver == auto, which minimizes frobenius only",
  ],
  [
    { betaLoss: "itakura-saito", solver: "cd" },
    2,
    "beta_loss == itakura-saito needs solver == mu; got solver == cd, which minimizes frobenius only",
  ],
];

const failure = (exitCode: number, message: string) => (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.message, message);
  assert.equal(error.exitCode, exitCode);
  return true;
};

for (const [wrong, exitCode, message] of REFUSED) {
  Deno.test(`checkParameters() refuses ${JSON.stringify(wrong)}: ${message}`, () => {
    assert.throws(
      () => checkParameters(MATRIX, { ...DEFAULT_PARAMETERS, ...wrong }),
      failure(exitCode, message),
    );
  });
}

Deno.test("checkParameters() takes the defaults, limits, and more components than images where the start is random", () => {
  checkParameters(MATRIX, DEFAULT_PARAMETERS);
  checkParameters(MATRIX, { ...DEFAULT_PARAMETERS, nComponents: 100, tol: 0, maxIter: 1 });
  checkParameters(MATRIX, { ...DEFAULT_PARAMETERS, nComponents: 900, init: "random" });
  checkParameters(MATRIX, { ...DEFAULT_PARAMETERS, randomState: 2 ** 32 - 1, l1Ratio: 1 });
  checkParameters(MATRIX, { ...DEFAULT_PARAMETERS, solver: "mu", betaLoss: "itakura-saito" });
  checkParameters({ rows: 3, columns: 65536 }, { ...DEFAULT_PARAMETERS, nComponents: 2 });
});

Deno.test("checkParameters() refuses images of more pixels than the kernels' indices reach", () => {
  assert.throws(
    () => checkParameters({ rows: 100, columns: 65537 }, DEFAULT_PARAMETERS),
    failure(
      1,
      "images of 65537 pixels are too large: at most 65536 (256 x 256); scale them down",
    ),
  );
});

for (const [rows, columns] of [[0, 784], [5, 0]] as const) {
  Deno.test(`checkParameters() refuses ${rows} images of ${columns} pixels`, () => {
    assert.throws(
      () => checkParameters({ rows, columns }, { ...DEFAULT_PARAMETERS, init: "random" }),
      failure(
        1,
        `${rows} images of ${columns} pixels: there is nothing to factorize; check the input`,
      ),
    );
  });
}

Deno.test("factorize() refuses images without a single bright pixel", async () => {
  const black = { shape: [4, 5] as const, values: new Array(20).fill(0), integers: true };
  await assert.rejects(
    factorizeHere(black, { nComponents: 2 }),
    failure(
      1,
      "every pixel of these images is zero: there is nothing to factorize; check the input",
    ),
  );
});

Deno.test("itakura-saito is refused where a pixel is zero, in a fit and in transform()", async () => {
  const message =
    "beta_loss == itakura-saito may diverge where pixels are zero; use beta_loss == kullback-leibler, or add a constant to the images";
  const dark = { shape: [2, 2] as const, values: [1, 2, 0, 4], integers: true };
  const options = { nComponents: 1, solver: "mu", betaLoss: "itakura-saito" } as const;
  await assert.rejects(factorizeHere(dark, options), failure(1, message));
  const parameters = { ...DEFAULT_PARAMETERS, ...options };
  await assert.rejects(
    withImages(dark, (images) => transform(images, Float32Array.of(1, 1), parameters)),
    failure(1, message),
  );
});
