import assert from "node:assert/strict";
import { stoppingRule } from "../../../lib/factorization/solvers/stopping_rule.ts";

const NEARLY =
  "The stopping rule was nearly met early and then missed: scikit-learn may have stopped there, at other components.";

Deno.test("violations are relative to the first one's, and nothing to do at all is none", () => {
  const rule = stoppingRule(1e-4);
  assert.deepEqual([50, 5, 100].map((violation) => rule.relativeViolation({ violation })), [
    1,
    0.1,
    2,
  ]);
  const idle = stoppingRule(1e-4);
  assert.deepEqual([0, 0].map((violation) => idle.relativeViolation({ violation })), [0, 0]);
});

Deno.test("a stop that was nearly met and then missed is told, where scikit-learn would have seen it", () => {
  const notes = (violations: number[], ask: "relativeViolation" | "estimatedViolation") => {
    const rule = stoppingRule(1e-4);
    rule.relativeViolation({ violation: 1 });
    for (const violation of violations) rule[ask]({ violation });
    return rule.notes();
  };
  assert.deepEqual(notes([1.2e-4, 1], "relativeViolation"), [NEARLY]);
  assert.deepEqual(notes([1.2e-4, 1.7e-4], "relativeViolation"), []);
  assert.deepEqual(notes([1.6e-4, 1], "relativeViolation"), []);
  assert.deepEqual(notes([1.2e-4, 1], "estimatedViolation"), []);
});
