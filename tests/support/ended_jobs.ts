// Starts jobs and ends each in another way, and then has nothing more to do: if a worker or one of its threads were
// still alive, this process would not end. Run by tests/factorization/worker/process_test.ts.
import ndarray from "ndarray";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { abort, controlBytes } from "../../lib/factorization/passes/phase_runner.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import { prepareWorker } from "../../lib/factorization/worker/prepared_worker.ts";

const [n, p] = [20_000, 400];
const pixels = new Uint8Array(new SharedArrayBuffer(n * p));
for (let i = 0; i < pixels.length; i++) pixels[i] = (i * 2654435761) >>> 24;
const dataset: Dataset = {
  images: ndarray(pixels, [n, p]),
  labels: null,
  classes: [],
  channels: 1,
  paths: null,
  shape: [20, 20],
  sources: [],
};
const parameters = { ...DEFAULT_PARAMETERS, nComponents: 6, tol: 0, maxIter: 1e6 };
const options = { threads: 3 };

// While it starts, packs, makes the Gram matrix, iterates.
for (const wait of [0, 30, 120, 400]) {
  const signal = AbortSignal.timeout(wait);
  const outcome = await fit(dataset, parameters, { ...options, signal }).catch((error) => error);
  console.log(`aborted after ${wait} ms: ${outcome.name}`);
}
// Fails in the worker while the threads are already waiting.
const tooMany = { ...parameters, nComponents: 60_000, init: "random" as const };
console.log((await fit(dataset, tooMany, options).catch((error) => error)).message);
// Done in time.
console.log((await fit(dataset, { ...parameters, maxIter: 3 }, options)).result.nIter);
// Aborted while it packs, with threads that are up already; and never used.
const ready = Array.from({ length: 4 }, () => prepareWorker([], options));
await new Promise((resolve) => setTimeout(resolve, 500));
for (const [i, prepared] of ready.entries()) {
  const signal = AbortSignal.timeout(10 * i);
  if (i > 0) await fit(dataset, parameters, { ...options, signal, prepared }).catch(() => {});
  prepared[Symbol.dispose]();
}
prepareWorker([], options)[Symbol.dispose]();
// Aborted before the first image is packed, in this thread.
const control = new SharedArrayBuffer(controlBytes(2));
abort(new Int32Array(control));
const matrix = { pixels, rows: n, columns: p };
try {
  packImages(matrix, await startThreadPool(3), { control });
} catch (error) {
  console.log((error as Error).message);
}
console.log("nothing more to do");
