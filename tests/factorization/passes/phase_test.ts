import assert from "node:assert/strict";
import { definePhase, readFields, writeFields } from "../../../lib/factorization/passes/phase.ts";
import { FIELD_WORDS } from "../../../lib/factorization/passes/plan.ts";

const phase = definePhase(
  { l1: "number", from: "optional", narrow: "boolean" },
  () => {},
);

Deno.test("writeFields() and readFields() carry numbers, yes and no, and what is missing, to the bit", () => {
  const shared = new Float64Array(FIELD_WORDS);
  for (
    const values of [
      { l1: 0.1, from: null, narrow: true },
      { l1: -0, from: 2 ** 32 - 128, narrow: false },
      { l1: 1e-300, from: 0, narrow: true },
    ]
  ) {
    writeFields(shared, phase, values);
    assert.deepEqual(readFields(shared, phase), values);
  }
});

Deno.test("writeFields() leaves nothing of the phase before: every field is written", () => {
  const shared = new Float64Array(FIELD_WORDS).fill(7);
  writeFields(shared, phase, { l1: 0, from: null, narrow: false });
  assert.deepEqual(readFields(shared, phase), { l1: 0, from: null, narrow: false });
});

Deno.test("definePhase() refuses more fields than there are words for", () => {
  const names = Array.from({ length: FIELD_WORDS + 1 }, (_, i) => [`f${i}`, "number"] as const);
  assert.throws(() => definePhase(Object.fromEntries(names), () => {}), /too many fields/);
});
