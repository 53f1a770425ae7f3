import assert from "node:assert/strict";
import { startJobWorker } from "../../../lib/factorization/worker/job_worker.ts";
import { prepareWorker, takeWorker } from "../../../lib/factorization/worker/prepared_worker.ts";
import { withWorkers } from "../../support/limited_workers.ts";

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
