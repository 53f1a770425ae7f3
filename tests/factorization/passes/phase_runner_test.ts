import assert from "node:assert/strict";
import {
  controlBytes,
  createPhaseRunner,
  joinPhases,
} from "../../../lib/factorization/passes/phase_runner.ts";
import { withImages } from "../../support/factorize_here.ts";
import { MATRICES } from "../../support/sklearn_facts.ts";

/** A runner of phases for images, with a worker thread that joined and does nothing any more. */
function withVanishedWorker<T>(use: (run: () => void) => T): Promise<T> {
  return withImages(MATRICES["tall"]!, ({ plan, kernels, memory }) => {
    const control = new Int32Array(new SharedArrayBuffer(controlBytes(1)));
    const context = {
      kernels,
      memory,
      plan,
      fields: new Float64Array(16),
      images: Uint8Array.from(MATRICES["tall"]!.values),
      thread: 0,
    };
    const runner = createPhaseRunner(context, control, 1, 1);
    joinPhases(control, 1);
    return use(() => runner.run("count", 0, {}));
  });
}

Deno.test("a phase does not wait for ever for a thread that has vanished", async () => {
  await withVanishedWorker((run) =>
    assert.throws(run, {
      name: "Failure",
      message: "a thread of this fit has vanished, perhaps ended by the system; fit again",
    })
  );
});
