import assert from "node:assert/strict";
import { descentPass } from "../../../lib/factorization/passes/descent_pass.ts";
import type { Factors } from "../../../lib/factorization/passes/factors.ts";
import {
  crossGram,
  rescale,
  saveFeatures,
} from "../../../lib/factorization/passes/feature_slots.ts";
import { scaleDrift } from "../../../lib/factorization/solvers/scale_drift.ts";
import type { Snapshot } from "../../../lib/factorization/solvers/snapshot.ts";
import { makeProblem, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };
const START = 5;

function passes(factors: Factors, count: number): void {
  for (let i = 0; i < count; i++) descentPass(factors, NONE.w, NONE.h);
}

/** W'·W. */
function gramOf({ features, width }: Factors): Float64Array {
  const w = features(), gram = new Float64Array(width * width);
  w.forEach((value, i) => {
    for (let t = 0; t < width; t++) {
      gram[i % width * width + t]! += value * w[i - i % width + t]!;
    }
  });
  return gram;
}

/** Where the factors are now. */
function stateOf(factors: Factors): Snapshot {
  saveFeatures(factors, START);
  return {
    components: factors.components().slice(),
    slot: START,
    featureGram: gramOf(factors),
  };
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
    const before = stateOf(factors), from = norms(factors);
    passes(factors, 20);
    const drifted = log(norms(factors).map((norm, t) => norm / from[t]!));
    const plain = log(scaleDrift(factors, before)!);
    assert.ok(largest(drifted) > 0.01, `the passes must move the scales: ${drifted}`);
    assert.ok(largest(plain) < 0.1 * largest(drifted), `${plain}, where ${drifted} is right`);

    rescale(factors, Float64Array.of(1.02, 0.97, 1, 1.05, 0.99));
    rescale(factors, scaleDrift(factors, before)!);
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
    const before = stateOf(factors);
    assert.equal(scaleDrift(factors, before), null);
    passes(factors, 3);
    const scales = scaleDrift(factors, before)!;
    assert.equal(scales[1], 1);
    assert.ok(scales.every((scale) => scale > 0 && scale < Infinity), `${scales}`);
  });
});

Deno.test("crossGram() is the product of a saved W and W, featureGram() that of W after a pass, whatever k is", async () => {
  for (const k of [1, 4, 7, 30]) {
    const problem = makeProblem({ n: 600, p: 12, k, seed: k });
    await withProblem(problem, (_, factors) => {
      const { width } = factors, before = factors.features().slice();
      saveFeatures(factors, START);
      descentPass(factors, NONE.w, NONE.h);
      const featureGram = factors.featureGram,
        now = factors.features(),
        across = crossGram(factors, START);
      for (const [found, a] of [[across, before], [featureGram, now]] as const) {
        for (let s = 0; s < k; s++) {
          for (let t = 0; t < k; t++) {
            let expected = 0;
            for (let row = 0; row < now.length; row += width) {
              expected += a[row + s]! * now[row + t]!;
            }
            const value = found[s * width + t]!;
            assert.ok(Math.abs(value - expected) <= 1e-5 * expected, `${s} ${t}: ${value}`);
          }
        }
      }
    });
  }
});

Deno.test("rescale() leaves W·H as it was, and W'·W of the last pass follows W", async () => {
  await withProblem(makeProblem({ n: 40, p: 15, k: 6, seed: 2 }), (_, factors) => {
    descentPass(factors, NONE.w, NONE.h);
    const { k, width } = factors,
      pixel = (row: number, column: number) => {
        const w = factors.features().subarray(row * width), h = factors.components();
        let sum = 0;
        for (let t = 0; t < k; t++) sum += w[t]! * h[column * width + t]!;
        return sum;
      };
    const before = pixel(3, 7);
    rescale(factors, Float64Array.of(2, 0.5, 1, 3, 0.1, 1.5));
    assert.ok(Math.abs(pixel(3, 7) / before - 1) < 1e-6);
    const expected = gramOf(factors), found = factors.featureGram;
    for (let s = 0; s < k; s++) {
      for (let t = 0; t < k; t++) {
        const value = found[s * width + t]!, right = expected[s * width + t]!;
        assert.ok(Math.abs(value - right) <= 1e-5 * right, `${s} ${t}: ${value}, not ${right}`);
      }
    }
  });
});
