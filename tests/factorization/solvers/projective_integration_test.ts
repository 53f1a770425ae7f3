import assert from "node:assert/strict";
import type { Factors } from "../../../lib/factorization/passes/factors.ts";
import { projectiveIntegration } from "../../../lib/factorization/solvers/projective_integration.ts";
import { makeProblem, withProblem } from "../../support/solver_problem.ts";

const NONE = { w: { l1: 0, l2: 0 }, h: { l1: 0, l2: 0 } };

Deno.test("jumps never lead beyond maxIter, and make fewer passes than iterations", async () => {
  const problem = makeProblem({ n: 60, p: 40, k: 6, seed: 12 });
  for (const cautious of [false, true]) {
    for (const maxIter of [201, 210, 250, 333]) {
      await withProblem(problem, (_, factors) => {
        let last = 0;
        const { nIter, passes, converged } = projectiveIntegration({
          factors,
          maxIter,
          tol: 1e-9,
          ...NONE,
          report: ({ iteration }) => last = iteration,
        }, cautious);
        assert.equal(nIter, maxIter);
        assert.equal(last, maxIter);
        assert.ok(!converged && passes < nIter && passes >= 30, `${passes} passes`);
      });
    }
  }
});

Deno.test("no jump turns a component much further than 0.08, though the way is open", async () => {
  const turns: number[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const problem = makeProblem({ n: 200, p: 50, k: 8, seed, density: 0.3 });
    await withProblem(problem, (_, factors) => {
      const { k, width } = factors;
      let before = factors.components().slice();
      const watched: Factors = {
        ...factors,
        extrapolateFeatures(slot, factor) {
          factors.extrapolateFeatures(slot, factor);
          before = factors.components().slice();
        },
        componentsChanged() {
          factors.componentsChanged();
          const now = factors.components();
          const inner = (a: Float32Array, b: Float32Array, t: number) =>
            a.reduce((sum, x, i) => i % width === t ? sum + x * b[i]! : sum, 0);
          for (let t = 0; t < k; t++) {
            const norms = Math.sqrt(inner(before, before, t) * inner(now, now, t));
            if (norms > 0) turns.push(Math.acos(Math.min(1, inner(before, now, t) / norms)));
          }
        },
      };
      const context = { factors: watched, maxIter: 400, tol: 1e-9, ...NONE, report: () => {} };
      projectiveIntegration(context, false);
    });
  }
  const largest = Math.max(...turns);
  assert.ok(largest > 0.05 && largest < 0.12, `${largest}`);
});

/**
 * Factors of one number each that go straight on by 1 every pass, whose errors and violations are told by a script. It
 * notes what is done to them.
 */
function scripted(
  errorAt: (pass: number, h: number) => number,
  violationAt: (pass: number) => number,
): { factors: Factors; log: string[] } {
  const h = new Float32Array(4), w = new Float32Array(4), slots: Float32Array[] = [];
  const gram = (value: number) => Float64Array.of(value, ...new Array(15).fill(0));
  const log: string[] = [];
  let passes = 0;
  h[0] = w[0] = 10;
  const factors: Partial<Factors> = {
    k: 1,
    width: 4,
    components: () => h,
    features: () => w,
    componentsChanged: () => log.push(`H=${h[0]!.toFixed(1)}`),
    pass() {
      passes++;
      h[0]!++;
      w[0]!++;
      log.push(`pass ${passes}`);
      return { violation: violationAt(passes), squaredError: errorAt(passes, h[0]!) };
    },
    saveFeatures: (slot) => void (slots[slot] = w.slice()),
    restoreFeatures(slot) {
      w.set(slots[slot]!);
      log.push(`W=${w[0]!.toFixed(1)}`);
    },
    extrapolateFeatures(slot, factor) {
      w.set(w.map((value, i) => value + factor * (value - slots[slot]![i]!)));
      log.push(`jump ${factor}`);
    },
    rescale: () => log.push(`H=${h[0]!.toFixed(1)}`),
    featureGram: () => gram(w[0]! ** 2),
    // W goes as H does, so no scale moves from one to the other.
    crossGram: (slot) => gram(slots[slot]![0]! * w[0]!),
  };
  return { factors: factors as Factors, log };
}

Deno.test("a jump after which the objective is higher is taken back, and the next one is shorter", () => {
  // Three plain passes after the 30th show a straight line, so the longest jump follows: 12. The pass after it is worse.
  const { factors, log } = scripted((pass) => pass === 34 ? 2000 : 1000 - pass, () => 1);
  const iterations: number[] = [];
  projectiveIntegration({
    factors,
    maxIter: 1000,
    tol: 1e-9,
    ...NONE,
    report: ({ iteration }) => iterations.push(iteration),
  }, false);
  const from = log.indexOf("pass 33");
  assert.equal(log[from + 1], "jump 12");
  assert.equal(log[from + 3], "pass 34");
  assert.deepEqual(log.slice(from + 4, from + 6), ["W=43.0", "H=43.0"]);
  // The pass that was worse reports the iteration it led to; then it goes on from where the jump began.
  assert.deepEqual(iterations.slice(32, 36), [33, 46, 34, 35]);
  assert.equal(log.filter((line) => line.startsWith("jump"))[1], "jump 3");
});

Deno.test("the cautious way makes no jumps near the end", () => {
  const { factors, log } = scripted((pass) => 1000 - pass, (pass) => pass > 40 ? 1.5e-4 : 1);
  projectiveIntegration({ factors, maxIter: 300, tol: 1e-4, ...NONE, report: () => {} }, true);
  const last = log.findLastIndex((line) => line.startsWith("jump"));
  const before = log.slice(0, last).findLast((line) => line.startsWith("pass"))!;
  assert.ok(Number(before.slice(5)) <= 40, before);
});

Deno.test("a stop that was nearly met and then missed is told", () => {
  const context = { maxIter: 300, tol: 1e-4, ...NONE, report: () => {} };
  const knifeEdge = scripted(() => 1, (pass) => pass === 20 ? 1.2e-4 : 1);
  const plain = scripted(() => 1, (pass) => pass === 20 ? 1.8e-4 : 1);
  const told = projectiveIntegration({ ...context, factors: knifeEdge.factors }, false);
  assert.deepEqual(told.notes, [
    "The stopping rule was nearly met early and then missed: scikit-learn may have stopped there, at other components.",
  ]);
  assert.deepEqual(projectiveIntegration({ ...context, factors: plain.factors }, false).notes, []);
});
