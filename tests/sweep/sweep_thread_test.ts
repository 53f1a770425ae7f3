import { rejects } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { startSweepThread } from "../../lib/sweep/sweep_thread.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { withFiles } from "../support/files.ts";
import { withWorkers } from "../support/limited_workers.ts";

Deno.test("startSweepThread() says that the system gives no more threads", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const dataset = await loadDataset([`${folder}/digits.csv`]);
    await withWorkers(0, () =>
      rejects(startSweepThread(dataset, 4), {
        name: "Failure",
        message: "the system refuses to start 4 threads (Resource temporarily unavailable); " +
          "use a smaller n_threads, or end other programs",
      }));
  });
});
