import assert from "node:assert/strict";
import ndarray from "ndarray";
import { matchComponents } from "../../lib/analysis/component_matching.ts";
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

Deno.test("matchParts() finds among many parts the same as among all", () => {
  const wheel = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
  const [k, m, p] = [4, 60, 9];
  const components = ndarray(Float32Array.from({ length: k * p }, (_, i) => wheel(i)), [k, p]);
  const parts = ndarray(Float32Array.from({ length: m * p }, (_, i) => wheel(i + 999)), [m, p]);
  const total = (pairs: readonly { readonly cosine: number }[]) =>
    pairs.reduce((sum, { cosine }) => sum + cosine, 0);
  const matches = matchParts(components, parts);
  assert.equal(matches.length, k);
  assert.ok(Math.abs(total(matches) - total(matchComponents(parts, components))) < 1e-12);
});
