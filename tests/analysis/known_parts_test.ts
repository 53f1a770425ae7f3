import assert from "node:assert/strict";
import ndarray from "ndarray";
import { matchParts } from "../../lib/analysis/known_parts.ts";

Deno.test("matchParts() matches one to one, though one component is the nearest to two parts", () => {
  const components = ndarray(Float32Array.of(9, 9, 0, 0, 1, 9), [2, 3]);
  const parts = ndarray(Uint8Array.of(1, 1, 0, 1, 1, 1), [2, 3]);
  const matches = matchParts(components, parts);
  assert.deepEqual(matches.map(({ part, component }) => [part, component]), [[0, 0], [1, 1]]);
  assert.deepEqual(matches.map(({ isFound }) => isFound), [true, false]);
});

Deno.test("matchParts() leaves parts over where there are fewer components, the ones that fit worst", () => {
  const components = ndarray(Float32Array.of(0, 7), [1, 2]);
  const parts = ndarray(Uint8Array.of(5, 0, 0, 3), [2, 2]);
  assert.deepEqual(matchParts(components, parts), [
    { part: 1, component: 0, cosine: 1, isFound: true },
  ]);
});
