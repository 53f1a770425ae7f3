import { deepEqual, ok } from "node:assert/strict";
import ndarray from "ndarray";
import { matchComponents } from "../../../lib/analysis/component_matching.ts";
import { consensus } from "../../../lib/analysis/selection/stability.ts";
import { randomNumbers } from "../../support/random_numbers.ts";

const [K, P, FITS] = [4, 30, 6];
const random = randomNumbers(2021);
const noise = (size: number) => size * random();
/** Four parts that share no pixel, and fits that have them in any order, a little noisy. */
const parts = Array.from(
  { length: K },
  (_, t) => Array.from({ length: P }, (_, j) => j % K === t ? 1 : 0),
);
const fitOf = (rows: readonly (readonly number[])[]) =>
  ndarray(Float64Array.from(rows.flat(), (value) => value + noise(0.05)), [rows.length, P]);
const turned = (by: number) => parts.map((_, t) => parts[(t + by) % K]!);

Deno.test("consensus() finds the components that all fits have, and calls them stable", () => {
  const found = consensus(Array.from({ length: FITS }, (_, i) => fitOf(turned(i))));
  const matched = matchComponents(
    ndarray(found.components, [K, P]),
    ndarray(Float64Array.from(parts.flat()), [K, P]),
  );
  ok(matched.every(({ cosine }) => cosine > 0.99), JSON.stringify(matched));
  deepEqual([...found.fits], Array(K).fill(FITS));
  ok(found.stability.every((stability) => stability > 0.9));
  ok(found.overall > 0.9);
  deepEqual([found.leftOut, found.pooled], [0, K * FITS]);
});

Deno.test("consensus() leaves out a component that one fit alone has", () => {
  const odd = turned(0).with(2, Array.from({ length: P }, (_, j) => j < 4 ? 1 : 0));
  const found = consensus([
    fitOf(odd),
    ...Array.from({ length: FITS - 1 }, (_, i) => fitOf(turned(i))),
  ]);
  deepEqual([...found.fits].sort(), [FITS - 1, FITS, FITS, FITS]);
  deepEqual([found.leftOut, found.pooled], [1, K * FITS]);
});

Deno.test("consensus() of fits that agree of nothing is far less stable", () => {
  const wild = () => ndarray(Float64Array.from({ length: K * P }, () => random() ** 4), [K, P]);
  const found = consensus(Array.from({ length: FITS }, wild));
  ok(found.overall < 0.3, `${found.overall}`);
});
