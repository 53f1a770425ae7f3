import assert from "node:assert/strict";
import fc from "fast-check";
import type { FittedArrays } from "../../lib/factorization/nmf.ts";
import {
  DEFAULT_PARAMETERS,
  type Init,
  type NmfParameters,
  type Solver,
} from "../../lib/factorization/parameters.ts";
import type { Report } from "../../lib/factorization/progress.ts";
import { transform } from "../../lib/factorization/transform.ts";
import { assertClose } from "../support/close.ts";
import { factorizeHere, withImages } from "../support/factorize_here.ts";
import { randomNumbers } from "../support/random_numbers.ts";
import { type FactMatrix, MATRICES } from "../support/sklearn_facts.ts";

const norm = (values: readonly number[]) => Math.hypot(...values);

const INITS: readonly Init[] = ["nndsvd", "nndsvda", "nndsvdar", "random"];
const SOLVERS: readonly (readonly [Solver, NmfParameters["betaLoss"]])[] = [
  ["auto", "frobenius"],
  ["cd", "frobenius"],
  ["fast", "frobenius"],
  ["mu", "frobenius"],
  ["mu", "kullback-leibler"],
  ["mu", "itakura-saito"],
];

/** Any images: also one, fewer than pixels, dark rows and columns, whole numbers or not. */
const anyImages = fc.record({
  n: fc.integer({ min: 1, max: 40 }),
  p: fc.integer({ min: 1, max: 30 }),
  integers: fc.boolean(),
  dark: fc.boolean(),
  seed: fc.nat(),
}).map(({ n, p, integers, dark, seed }) => {
  const random = randomNumbers(seed);
  const rows = Array.from({ length: n }, () => dark ? Number(random() < 0.8) : 1);
  const columns = Array.from({ length: p }, () => dark ? Number(random() < 0.8) : 1);
  rows[0] = columns[0] = 1;
  const values = Array.from({ length: n * p }, (_, i) => {
    const pixel = rows[Math.floor(i / p)]! * columns[i % p]! * (1 + 250 * random());
    return integers ? Math.floor(pixel) : Math.fround(pixel);
  });
  return { shape: [n, p] as const, values, integers, dark };
});

for (const [solver, betaLoss] of SOLVERS) {
  for (const init of INITS) {
    Deno.test(`${solver} ${betaLoss} from ${init}: never negative, never NaN, errors that are true`, async () => {
      await fc.assert(
        fc.asyncProperty(anyImages, fc.integer({ min: 1, max: 9 }), async (matrix, wanted) => {
          if (betaLoss === "itakura-saito" && matrix.dark) return;
          const k = init === "random" ? wanted : Math.min(wanted, ...matrix.shape);
          const fitted = await factorizeHere(matrix, {
            nComponents: k,
            init,
            solver,
            betaLoss,
            maxIter: 60,
          });
          const { components, features, result } = fitted;
          assert.ok(components.every((x) => x >= 0 && x < Infinity), "H");
          assert.ok(features.every((x) => x >= 0 && x < Infinity), "W");
          assert.ok(result.reconstructionErr >= 0 && result.nIter <= 60 && result.passes <= 60);
          const direct = distance(matrix, fitted, k), { transformErr } = result;
          assert.ok(
            Math.abs(transformErr - direct) <= Math.max(1e-5 * direct, 1e-7 * norm(matrix.values)),
            `${transformErr}, but by definition ${direct}`,
          );
        }),
        { numRuns: 12 },
      );
    });
  }
}

Deno.test("a component that dies to nearly nothing stays nothing: no division makes it overflow", async () => {
  const row = [
    27.984832763671875,
    0,
    209.66783142089844,
    207.26808166503906,
    135.78558349609375,
    0,
  ];
  const matrix = { shape: [2, 6] as const, values: [...row, 0, 0, 0, 0, 0, 0], integers: false };
  const fitted = await factorizeHere(matrix, {
    nComponents: 2,
    init: "nndsvda",
    solver: "fast",
    maxIter: 60,
  });
  assert.ok(fitted.result.transformErr < 1e-3, `${fitted.result.transformErr}`);
});

/** ‖X − WH‖ by definition. */
function distance(
  { shape: [n, p], values }: Pick<FactMatrix, "shape" | "values">,
  { components, features }: FittedArrays,
  k: number,
): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let rest = values[i * p + j]!;
      for (let t = 0; t < k; t++) rest -= features[i * k + t]! * components[t * p + j]!;
      sum += rest * rest;
    }
  }
  return Math.sqrt(sum);
}

Deno.test("images that are W·H exactly are recovered: the parts, up to order and scale", async () => {
  // Parts of their own pixels, and images that lack half of the parts: there is only one way to take them apart.
  const n = 60, p = 23, k = 4, random = randomNumbers(8);
  const w = Array.from({ length: n * k }, () => random() < 0.5 ? 0 : 1 + random());
  const h = Array.from(
    { length: k * p },
    (_, i) => i % p % k === Math.floor(i / p) ? 20 + 80 * random() : 0,
  );
  const values = Array.from({ length: n * p }, (_, i) => {
    let sum = 0;
    for (let t = 0; t < k; t++) sum += w[Math.floor(i / p) * k + t]! * h[t * p + i % p]!;
    return Math.fround(sum);
  });
  for (const solver of ["cd", "auto"] as const) {
    const { components, result } = await factorizeHere(
      { shape: [n, p], values, integers: false },
      { nComponents: k, solver, init: "nndsvda", maxIter: 3000, tol: 1e-7 },
    );
    assert.ok(result.transformErr < 1e-4 * norm(values), `${result.transformErr}`);
    for (let t = 0; t < k; t++) {
      const part = h.slice(t * p, (t + 1) * p);
      const cosines = Array.from({ length: k }, (_, s) => {
        const found = [...components.subarray(s * p, (s + 1) * p)];
        const inner = found.reduce((sum, x, j) => sum + x * part[j]!, 0);
        return inner / (norm(found) * norm(part));
      });
      assert.ok(Math.max(...cosines) > 0.9999, `${solver}: part ${t}: ${cosines}`);
    }
  }
});

Deno.test("transform() of the images of a fit gives the fit's features, and those of an image do not depend on the others", async () => {
  const matrix = MATRICES["tall"]!, p = matrix.shape[1], k = 4;
  const parameters = { ...DEFAULT_PARAMETERS, nComponents: k, tol: 1e-6 };
  const fitted = await factorizeHere(matrix, parameters);
  const again = await withImages(
    matrix,
    (images) => transform(images, fitted.components, parameters),
  );
  assertClose(again.features, fitted.features, 1e-6);
  assertClose([again.error], [fitted.result.transformErr], 1e-6);
  assertClose([fitted.result.transformErr], [fitted.result.reconstructionErr], 1e-4);

  const few = { shape: [5, p] as const, values: matrix.values.slice(0, 5 * p), integers: true };
  const alone = await withImages(few, (images) => transform(images, fitted.components, parameters));
  assertClose(alone.features, fitted.features.subarray(0, 5 * k), 1e-3);
});

Deno.test("transform() of black images gives weights of zero", async () => {
  const black = { shape: [3, 4] as const, values: new Array(12).fill(0), integers: true };
  for (const solver of ["cd", "mu"] as const) {
    const parameters = { ...DEFAULT_PARAMETERS, solver };
    const components = Float32Array.of(1, 2, 3, 4, 0, 1, 0, 1);
    const { features, error } = await withImages(
      black,
      (images) => transform(images, components, parameters),
    );
    assert.deepEqual([...features], [0, 0, 0, 0, 0, 0]);
    assert.equal(error, 0);
  }
});

Deno.test("a fit reports its phases, its passes, an error that falls to the end's, and the violation that ends it", async () => {
  for (const solver of ["cd", "auto", "mu"] as const) {
    const reports: Parameters<Report>[0][] = [];
    const { result } = await factorizeHere(
      MATRICES["tall"]!,
      { nComponents: 4, solver, init: "nndsvda" },
      (progress) => reports.push(progress),
    );
    assert.equal(reports[0]!.phase, "init");
    assert.equal(reports.at(-1)!.phase, "transform");
    const passes = reports.filter(({ phase }) => phase === "fit");
    assert.equal(passes.at(-1)!.pass, result.passes);
    assert.equal(passes.at(-1)!.iteration, result.nIter);
    assert.ok(passes.at(-1)!.violation <= DEFAULT_PARAMETERS.tol);
    assertClose([passes.at(-1)!.error], [result.reconstructionErr], 1e-3);
    assert.ok(passes[0]!.error > result.reconstructionErr);
    reports.reduce((before, now) => {
      assert.ok(now.seconds >= before.seconds && now.pass >= before.pass);
      return now;
    });
  }
});
