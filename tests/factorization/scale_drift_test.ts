import assert from "node:assert/strict";
import { coordinateDescent } from "../../lib/factorization/coordinate_descent.ts";
import type { Factors } from "../../lib/factorization/passes/factors.ts";
import { scaleDrift } from "../../lib/factorization/scale_drift.ts";
import { makeProblem, withProblem } from "../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };
const START = 5;

function passes(factors: Factors, count: number): void {
  coordinateDescent({ factors, maxIter: count, tol: 0, ...NONE, report: () => {} });
}

/** Norms of the components of H. */
function norms({ k, width, components }: Factors): number[] {
  const squares = new Array(k).fill(0);
  components().forEach((value, i) => i % width < k && (squares[i % width] += value * value));
  return squares.map(Math.sqrt);
}

const log = (values: ArrayLike<number>) => Array.from(values, Math.log);
const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));

Deno.test("plain passes have the scales that scaleDrift() predicts, and others it mends", async () => {
  await withProblem(makeProblem({ n: 300, p: 60, k: 5, seed: 4 }), (_, factors) => {
    passes(factors, 30);
    factors.saveFeatures(START);
    const before = { components: factors.components().slice(), slot: START }, from = norms(factors);
    passes(factors, 20);
    const drifted = log(norms(factors).map((norm, t) => norm / from[t]!));
    const plain = log(scaleDrift(factors, before)!);
    assert.ok(largest(drifted) > 0.01, `the passes must move the scales: ${drifted}`);
    assert.ok(largest(plain) < 0.1 * largest(drifted), `${plain}, where ${drifted} is right`);

    const wrong = Float64Array.of(1.02, 0.97, 1, 1.05, 0.99);
    factors.rescale(wrong);
    factors.rescale(scaleDrift(factors, before)!);
    const mended = log(norms(factors).map((norm, t) => norm / from[t]!));
    const missed = mended.map((value, t) => value - drifted[t]!);
    assert.ok(largest(missed) < 0.1 * largest(drifted) + 1e-3, `${missed}`);
  });
});

Deno.test("scaleDrift() finds nothing to do where little moved, and leaves a component of zeros alone", async () => {
  const problem = makeProblem({ n: 50, p: 20, k: 3, seed: 9 });
  problem.w.forEach((_, i) => i % 3 === 1 && (problem.w[i] = 0));
  problem.h.fill(0, 20, 40);
  await withProblem(problem, (_, factors) => {
    factors.saveFeatures(START);
    const before = { components: factors.components().slice(), slot: START };
    assert.equal(scaleDrift(factors, before), null);
    passes(factors, 3);
    const scales = scaleDrift(factors, before)!;
    assert.equal(scales[1], 1);
    assert.ok(scales.every((scale) => scale > 0 && scale < Infinity), `${scales}`);
  });
});

Deno.test("pairGrams() are the products of a saved W and W, whatever k is", async () => {
  for (const k of [1, 4, 7, 30]) {
    const problem = makeProblem({ n: 600, p: 12, k, seed: k });
    await withProblem(problem, (_, factors) => {
      const { width } = factors, before = factors.features().slice();
      factors.saveFeatures(START);
      passes(factors, 2);
      const now = factors.features(), grams = factors.pairGrams(START);
      for (
        const [name, a, b] of [["before", before, before], ["across", before, now], [
          "now",
          now,
          now,
        ]] as const
      ) {
        for (let s = 0; s < k; s++) {
          for (let t = 0; t < k; t++) {
            let expected = 0;
            for (let row = 0; row < now.length; row += width) expected += a[row + s]! * b[row + t]!;
            const found = grams[name][s * width + t]!;
            assert.ok(Math.abs(found - expected) <= 1e-5 * expected, `${name} ${s} ${t}: ${found}`);
          }
        }
      }
    });
  }
});
