import assert from "node:assert/strict";
import { startJobWorker } from "../../../lib/factorization/worker/job_worker.ts";
import { prepareWorker, takeWorker } from "../../../lib/factorization/worker/prepared_worker.ts";

/** Lets only so many workers start, as a system does that has no threads left, and counts those that still run. */
async function withWorkers(most: number, use: (running: () => number) => void): Promise<void> {
  const Original = globalThis.Worker;
  let running = 0;
  globalThis.Worker = class extends Original {
    constructor(...args: ConstructorParameters<typeof Original>) {
      if (running >= most) throw new Deno.errors.WouldBlock("Resource temporarily unavailable");
      super(...args);
      running++;
    }

    override terminate(): void {
      running--;
      super.terminate();
    }
  };
  try {
    await use(() => running);
  } finally {
    globalThis.Worker = Original;
  }
}

for (const most of [0, 1, 3]) {
  Deno.test(`startJobWorker() says that the system gives ${most} of 5 threads, and ends those`, async () => {
    await withWorkers(most, (running) => {
      assert.throws(() => startJobWorker(5, 0), {
        name: "Failure",
        message: "the system refuses to start 5 threads (Resource temporarily unavailable); " +
          "use a smaller n_threads, or end other programs",
      });
      assert.equal(running(), 0);
    });
  });
}

Deno.test("prepareWorker() leaves it to the job to say that no threads are left", async () => {
  await withWorkers(1, (running) => {
    using prepared = prepareWorker([], { threads: 2 });
    assert.equal(takeWorker(prepared), null);
    assert.equal(running(), 0);
  });
});
