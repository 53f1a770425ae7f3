import assert from "node:assert/strict";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { transform } from "../../lib/factorization/transform.ts";
import { Failure } from "../../lib/failure.ts";
import { factorizeHere, withImages } from "../support/factorize_here.ts";
import { MATRICES } from "../support/sklearn_facts.ts";

const failure = (message: string) => (error: unknown) => {
  assert.ok(error instanceof Failure, String(error));
  assert.deepEqual([error.message, error.exitCode], [message, 1]);
  return true;
};

/** Penalties that make the fit of 60 small images overflow, and the parameter that is to be named. */
const PENALTIES: readonly [Partial<NmfParameters>, string][] = [
  [{ alphaW: 1e38 }, "alpha_W == 1e+38"],
  [{ alphaH: 1e38 }, "alpha_H == 1e+38"],
  [{ alphaW: 1, alphaH: 1e38 }, "alpha_H == 1e+38"],
  [{ alphaW: 1e38, alphaH: 1 }, "alpha_W == 1e+38"],
];

for (const [penalties, name] of PENALTIES) {
  Deno.test(`factorize() refuses to end in NaN: ${name} of ${JSON.stringify(penalties)}`, async () => {
    const parameters = { nComponents: 3, solver: "cd", ...penalties } as const;
    await assert.rejects(
      factorizeHere(MATRICES["tall"]!, parameters),
      failure(`${name} makes the fit overflow float32; use a smaller value`),
    );
  });
}

Deno.test("factorize() ends in finite numbers under a penalty that leaves no weights", async () => {
  const { features, result } = await factorizeHere(MATRICES["tall"]!, {
    nComponents: 3,
    alphaW: 1e20,
  });
  assert.ok(features.every((weight) => weight < 1e-9));
  assert.ok(Number.isFinite(result.reconstructionErr));
});

Deno.test("factorize() and transform() refuse pixels whose squares overflow", async () => {
  const message =
    "the squares of these pixels overflow float32; divide the images by a constant first";
  const bright = {
    shape: [3, 4] as const,
    values: Array.from({ length: 12 }, (_, i) => 1e19 * (i + 1)),
    integers: false,
  };
  await assert.rejects(factorizeHere(bright, { nComponents: 2 }), failure(message));
  const components = Float32Array.from({ length: 8 }, (_, i) => i % 3);
  await assert.rejects(
    withImages(bright, (images) => transform(images, components, DEFAULT_PARAMETERS)),
    failure(message),
  );
});

Deno.test("transform() refuses to end in NaN", async () => {
  const { values, shape, integers } = MATRICES["tall"]!;
  const components = Float32Array.from({ length: 2 * shape[1] }, (_, i) => i % 5);
  await assert.rejects(
    withImages(
      { values, shape, integers },
      (images) =>
        transform(images, components, { ...DEFAULT_PARAMETERS, alphaW: 2e38, alphaH: 3e38 }),
    ),
    failure("alpha_W == 2e+38 makes the fit overflow float32; use a smaller value"),
  );
});
