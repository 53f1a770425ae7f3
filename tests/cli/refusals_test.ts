import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { withWorkers } from "../support/limited_workers.ts";
import { madeModel } from "../support/made_model.ts";

Deno.test("threads that the system refuses to a command are one line, and nothing half done stays", () =>
  withFiles({}, async (folder) => {
    await writeModel(`${folder}/m.npz`, madeModel({}));
    await withWorkers(0, async () => {
      const { exitCode, stderr } = await runCli([
        ...["report", `${folder}/m.npz`, "-o", `${folder}/report`, "-q"],
      ]);
      assert.equal(exitCode, 1);
      assert.equal(
        stderr,
        "strokes: the system refuses to start another thread (Resource temporarily unavailable); " +
          "end other programs\n",
      );
    });
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["m.npz"]);
  }));
