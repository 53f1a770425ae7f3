import assert from "node:assert/strict";
import ndarray, { type NdArray } from "ndarray";
import type { Dataset, Pixels } from "../../../lib/dataset/dataset.ts";
import { Failure } from "../../../lib/failure.ts";
import {
  DEFAULT_PARAMETERS,
  type NmfParameters,
  type Solver,
} from "../../../lib/factorization/parameters.ts";
import { fit, transform } from "../../../lib/factorization/worker/client.ts";
import { prepareWorker } from "../../../lib/factorization/worker/prepared_worker.ts";
import type { Progress } from "../../../lib/factorization/progress.ts";
import { assertClose } from "../../support/close.ts";
import { factorizeHere } from "../../support/factorize_here.ts";
import { randomNumbers } from "../../support/random_numbers.ts";
import { MATRICES } from "../../support/sklearn_facts.ts";

/** A data set of these pixels, in shared memory as the loader makes it. */
function datasetOf(values: readonly number[], n: number, p: number, floats = false): Dataset {
  const shared = new SharedArrayBuffer(n * p * (floats ? 4 : 1));
  const data = floats ? new Float32Array(shared) : new Uint8Array(shared);
  data.set(values);
  return withImages(ndarray<Pixels>(data, [n, p]));
}

function withImages(images: NdArray<Pixels>): Dataset {
  return {
    images,
    labels: null,
    classes: [],
    shape: [1, images.shape[1]!],
    channels: 1,
    sources: ["made"],
    paths: null,
  };
}

/** Some thousands of images that are sums of overlapping parts, two thirds dark. */
function manyImages(n: number, p: number): Dataset {
  const random = randomNumbers(3), parts = 6;
  const h = Array.from({ length: parts * p }, () => random() < 0.4 ? 200 * random() : 0);
  const values = new Array<number>(n * p).fill(0);
  for (let i = 0; i < n; i++) {
    const w = Array.from({ length: parts }, () => random() < 0.3 ? random() : 0);
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let t = 0; t < parts; t++) sum += w[t]! * h[t * p + j]!;
      values[i * p + j] = Math.min(255, Math.floor(sum));
    }
  }
  return datasetOf(values, n, p);
}

const PARAMETERS = { ...DEFAULT_PARAMETERS, nComponents: 5 };
const tall = () => datasetOf(MATRICES["tall"]!.values, ...MATRICES["tall"]!.shape);

/** Up to 200 iterations `auto` goes plainly; beyond it jumps, or follows samples of 5,000 images or more. */
const SOLVERS: readonly (Partial<NmfParameters> & { images?: number })[] = [
  { solver: "cd", maxIter: 40 },
  { solver: "auto", init: "random", maxIter: 210 },
  { solver: "auto", init: "random", maxIter: 220, tol: 1e-9, images: 5000 },
  { solver: "fast", maxIter: 40 },
  { solver: "mu", init: "nndsvdar", betaLoss: "kullback-leibler", maxIter: 20 },
  { solver: "mu", maxIter: 20 },
];

for (const { images = 2000, ...options } of SOLVERS) {
  Deno.test(`one, two and three threads give the same bits: ${images} images, ${Object.values(options).join(" ")}`, async () => {
    const dataset = manyImages(images, 40);
    const parameters: NmfParameters = { ...PARAMETERS, ...options };
    const alone = await fit(dataset, parameters, { threads: 1 });
    const others = await Promise.all(
      [2, 3].map((threads) => fit(dataset, parameters, { threads })),
    );
    assert.ok(alone.result.passes > 10);
    for (const { components, features, result } of others) {
      assert.deepEqual(components.data, alone.components.data);
      assert.deepEqual(features.data, alone.features.data);
      const { threads: _, seconds: __, ...same } = result;
      const { threads: ___, seconds: ____, ...expected } = alone.result;
      assert.deepEqual(same, expected);
    }
    assert.deepEqual(others.map(({ result }) => result.threads), [2, 3]);
  });
}

Deno.test("fit() gives what factorize() gives, and leaves the images as they are", async () => {
  const dataset = tall(), pixels = dataset.images.data.slice();
  const { components, features, parameters } = await fit(dataset, PARAMETERS, { threads: 2 });
  const here = await factorizeHere(MATRICES["tall"]!, PARAMETERS);
  assert.deepEqual(components.data, here.components);
  assert.deepEqual(features.data, here.features);
  assert.deepEqual([components.shape, features.shape], [[5, 24], [60, 5]]);
  assert.equal(parameters, PARAMETERS);
  assert.deepEqual(dataset.images.data, pixels);
});

Deno.test("fit() takes images from longer memory, from the middle of some, and from memory that is not shared", async () => {
  const { values, shape: [n, p] } = MATRICES["floats"]!;
  const expected = await factorizeHere(MATRICES["floats"]!, PARAMETERS);
  // The loader does not know the number of rows beforehand, and bytes need not be a multiple of a float's.
  const longer = new Float32Array(new SharedArrayBuffer(n * p * 4 + 403), 0, n * p + 100);
  longer.set(values);
  const middle = new Float32Array(n * p + 7);
  middle.set(values, 7);
  for (
    const images of [
      ndarray<Pixels>(longer, [n, p]),
      ndarray<Pixels>(middle, [n, p], [p, 1], 7),
      ndarray<Pixels>(middle.subarray(7), [n, p]),
    ]
  ) {
    const { components, features } = await fit(withImages(images), PARAMETERS, { threads: 2 });
    assert.deepEqual(components.data, expected.components);
    assert.deepEqual(features.data, expected.features);
  }
});

Deno.test("a worker that was prepared while images were read does the same job, and others theirs", async () => {
  const dataset = tall();
  const expected = await fit(dataset, PARAMETERS, { threads: 2 });
  using prepared = prepareWorker([], { threads: 2 });
  for (let round = 0; round < 2; round++) {
    const { components } = await fit(dataset, PARAMETERS, { threads: 2, prepared });
    assert.deepEqual(components.data, expected.components.data);
  }
  using _unused = prepareWorker(["/nowhere"], { threads: 3 });
});

Deno.test("transform() gives the features of a fit again, and those of a part of the images, from components in any order of memory", async () => {
  const dataset = tall(), parameters = { ...PARAMETERS, tol: 1e-6 };
  const fitted = await fit(dataset, parameters, { threads: 1 });
  const again = await transform(dataset, fitted.components, parameters, { threads: 2 });
  assert.deepEqual(again.features.data, fitted.features.data);
  assertClose([again.error], [fitted.result.transformErr], 1e-6);

  const [k, p] = fitted.components.shape as [number, number];
  const byColumns = ndarray(new Float32Array(k * p), [k, p], [1, k]);
  for (let t = 0; t < k; t++) {
    for (let j = 0; j < p; j++) byColumns.set(t, j, fitted.components.get(t, j));
  }
  // Another number of components than the parameters say: the components decide.
  const other = await transform(dataset, byColumns, { ...parameters, nComponents: 99 });
  assert.deepEqual(other.features.data, fitted.features.data);
  const few = await transform(
    datasetOf(MATRICES["tall"]!.values.slice(0, 3 * p), 3, p),
    fitted.components,
    parameters,
  );
  assert.deepEqual(few.features.shape, [3, k]);
  assertClose(few.features.data, fitted.features.data.subarray(0, 3 * k), 1e-3);
});

Deno.test("progress tells the phases in order, and shows the components where they are asked for", async () => {
  const dataset = manyImages(4000, 60);
  const reports: Progress[] = [];
  const parameters = { ...PARAMETERS, tol: 0, maxIter: 300, solver: "cd" as const };
  const { result } = await fit(dataset, parameters, {
    snapshots: true,
    onProgress: (progress) => reports.push(progress),
  });
  assert.deepEqual(
    reports.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]),
    ["init", "fit", "transform"],
  );
  const shown = reports.find(({ components }) => components)!.components!;
  assert.equal(shown.length, 5 * 60);
  assert.ok(shown.every((value) => value >= 0) && shown.some((value) => value > 0));
  const last = reports.findLast(({ phase }) => phase === "fit")!;
  assert.ok(last.pass <= 300 && last.error >= result.reconstructionErr * 0.999);
  assert.ok(reports.every(({ secondsLeft }) => !(secondsLeft < 0)));
});

/** Asserts that a job is refused with this one line. */
async function assertRefused(job: Promise<unknown>, message: string | RegExp): Promise<void> {
  await assert.rejects(job, (error) => {
    assert.ok(error instanceof Failure, String(error));
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
    assert.ok(!error.message.includes("\n"));
    return true;
  });
}

Deno.test("what does not suit the images is refused in one line, whether here or in the worker", async () => {
  await assertRefused(
    fit(tall(), { ...PARAMETERS, nComponents: 0 }),
    /^n_components == 0, must be/,
  );
  await assertRefused(
    fit(datasetOf(new Array(6).fill(0), 2, 3), { ...PARAMETERS, nComponents: 1 }),
    "every pixel of these images is zero: there is nothing to factorize; check the input",
  );
  await assertRefused(
    transform(tall(), ndarray(new Float32Array(10), [2, 5]), PARAMETERS),
    "these images have 24 pixels, the model's components 5; give images of the same size",
  );
  await assertRefused(
    fit(manyImages(2000, 8), { ...PARAMETERS, nComponents: 60_000, init: "random" }),
    "not enough memory to factorize these images; take fewer of them or fewer components",
  );
});

Deno.test("what breaks in the worker rejects with its stack, and the next job runs", async () => {
  const short = ndarray<Pixels>(new Uint8Array(new SharedArrayBuffer(10)), [60, 24]);
  await assert.rejects(fit(withImages(short), PARAMETERS), (error) => {
    assert.ok(error instanceof Error && !(error instanceof Failure));
    assert.match(error.message, /RangeError/);
    return true;
  });
  await fit(tall(), PARAMETERS);
});

Deno.test("an aborted signal rejects with its reason before anything is started", async () => {
  const reason = new Error("not now");
  await assert.rejects(fit(tall(), PARAMETERS, { signal: AbortSignal.abort(reason) }), reason);
});

for (const solver of ["cd", "mu"] as Solver[]) {
  Deno.test(`aborting ${solver} at any time ends it: it rejects with the signal's reason, and no report follows`, async () => {
    const dataset = manyImages(4000, 60);
    const parameters = { ...PARAMETERS, solver, init: "nndsvda" as const, tol: 0, maxIter: 1e6 };
    for (const wait of [0, 30, 150]) {
      const controller = new AbortController(), reason = new Error(`after ${wait} ms`);
      const reports: Progress[] = [];
      let reportsThen = 0;
      setTimeout(() => {
        reportsThen = reports.length;
        controller.abort(reason);
      }, wait);
      await assert.rejects(
        fit(dataset, parameters, {
          threads: 3,
          signal: controller.signal,
          onProgress: (progress) => reports.push(progress),
        }),
        reason,
      );
      assert.equal(reports.length, reportsThen, "no report after the abort");
    }
  });
}
