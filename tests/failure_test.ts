import assert from "node:assert/strict";
import { isOutOfMemory } from "../lib/failure.ts";

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("it did not throw");
}

Deno.test("isOutOfMemory() knows what an array throws that is too large for the system, and nothing else", () => {
  assert.ok(isOutOfMemory(thrownBy(() => new ArrayBuffer(2 ** 46))));
  assert.ok(isOutOfMemory(thrownBy(() => new SharedArrayBuffer(2 ** 46))));
  assert.ok(isOutOfMemory(new RangeError("WebAssembly.Memory(): could not allocate memory")));
  assert.ok(!isOutOfMemory(thrownBy(() => "a".repeat(-1))));
  assert.ok(!isOutOfMemory(new Error("out of memory")));
});
