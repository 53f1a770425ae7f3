import assert from "node:assert/strict";
import ndarray from "ndarray";
import { componentFacts } from "../../lib/analysis/component_facts.ts";
import { classStatistics } from "../../lib/analysis/class_statistics.ts";

// One pixel; all pixels alike; nothing; between.
const components = ndarray(
  Float32Array.of(0, 8, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 3, 4, 0, 0),
  [4, 4],
);
const features = ndarray(Float32Array.of(1, 0, 5, 0, 1, 2, 5, 0, 0, 2, 5, 2), [3, 4]);

Deno.test("componentFacts() shares out the sum of all rebuilt pixels", () => {
  const facts = componentFacts(features, components, []);
  // Sums of weights 2, 4, 15, 2 times sums of pixels 8, 4, 0, 7.
  assert.deepEqual(facts.map(({ share }) => share), [16 / 46, 16 / 46, 0, 14 / 46]);
  assert.deepEqual(facts.map(({ component }) => component), [0, 1, 2, 3]);
});

Deno.test("componentFacts() has Hoyer's sparseness: 1 for one pixel, 0 for all alike", () => {
  const sparseness = componentFacts(features, components, []).map((facts) => facts.sparseness);
  assert.deepEqual(sparseness.slice(0, 3), [1, 0, 0]);
  assert.ok(Math.abs(sparseness[3]! - (2 - 7 / 5) / (2 - 1)) < 1e-12);
});

Deno.test("componentFacts() has each digit's mean weight", () => {
  const digits = classStatistics(features, Int32Array.of(4, 4, 9));
  const facts = componentFacts(features, components, digits);
  assert.deepEqual(facts.map(({ use }) => [...use]), [[1, 0], [1, 2], [5, 5], [0, 2]]);
});
