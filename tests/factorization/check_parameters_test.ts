import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { checkParameters, transform } from "../../lib/factorization/nmf.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { factorizeHere, withImages } from "../support/factorize_here.ts";

const MATRIX = { rows: 100, columns: 784 };

/** Wrong parameters, and the line that is to say so. */
const REFUSED: readonly [Partial<NmfParameters>, 1 | 2, string][] = [
  [{ nComponents: 0 }, 2, "--components 0: must be a whole number of at least 1"],
  [{ nComponents: -3 }, 2, "--components -3: must be a whole number of at least 1"],
  [{ nComponents: 2.5 }, 2, "--components 2.5: must be a whole number of at least 1"],
  [{ nComponents: NaN }, 2, "--components NaN: must be a whole number of at least 1"],
  [
    { nComponents: 101 },
    1,
    "--components 101: nndsvd gives at most 100 for 100 images of 784 pixels; take fewer components or --init random",
  ],
  [
    { nComponents: 785, init: "nndsvda" },
    1,
    "--components 785: nndsvda gives at most 100 for 100 images of 784 pixels; take fewer components or --init random",
  ],
  [{ maxIter: 0 }, 2, "--max-iter 0: must be a whole number of at least 1"],
  [{ maxIter: 1.5 }, 2, "--max-iter 1.5: must be a whole number of at least 1"],
  [{ tol: -1e-4 }, 2, "--tol -0.0001: must be a number of at least 0"],
  [{ tol: NaN }, 2, "--tol NaN: must be a number of at least 0"],
  [{ randomState: -1 }, 2, "--random-state -1: must be a whole number from 0 to 4294967295"],
  [
    { randomState: 2 ** 32 },
    2,
    "--random-state 4294967296: must be a whole number from 0 to 4294967295",
  ],
  [{ randomState: 0.5 }, 2, "--random-state 0.5: must be a whole number from 0 to 4294967295"],
  [{ alphaW: -1 }, 2, "--alpha-w and --alpha-h: must be numbers of at least 0"],
  [{ alphaW: Infinity }, 2, "--alpha-w and --alpha-h: must be numbers of at least 0"],
  [{ alphaH: NaN }, 2, "--alpha-w and --alpha-h: must be numbers of at least 0"],
  [{ l1Ratio: 1.1 }, 2, "--l1-ratio 1.1: must be from 0 to 1"],
  [{ l1Ratio: NaN }, 2, "--l1-ratio NaN: must be from 0 to 1"],
  [
    { betaLoss: "kullback-leibler" },
    2,
    "--beta-loss kullback-leibler needs --solver mu; auto knows only frobenius",
  ],
  [
    { betaLoss: "itakura-saito", solver: "cd" },
    2,
    "--beta-loss itakura-saito needs --solver mu; cd knows only frobenius",
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

Deno.test("factorize() refuses images without a single bright pixel", async () => {
  const black = { shape: [4, 5] as const, values: new Array(20).fill(0), integers: true };
  await assert.rejects(
    factorizeHere(black, { nComponents: 2 }),
    failure(
      1,
      "every pixel of these images is zero: there is nothing to take apart; check the input",
    ),
  );
});

Deno.test("itakura-saito is refused where a pixel is zero, in a fit and in transform()", async () => {
  const message =
    "--beta-loss itakura-saito may diverge where pixels are zero; use kullback-leibler, or add a constant to the images";
  const dark = { shape: [2, 2] as const, values: [1, 2, 0, 4], integers: true };
  const options = { nComponents: 1, solver: "mu", betaLoss: "itakura-saito" } as const;
  await assert.rejects(factorizeHere(dark, options), failure(1, message));
  const parameters = { ...DEFAULT_PARAMETERS, ...options };
  await assert.rejects(
    withImages(dark, (images) => transform(images, Float32Array.of(1, 1), parameters)),
    failure(1, message),
  );
});
