import assert from "node:assert/strict";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../../lib/factorization/parameters.ts";
import type { Factors } from "../../../lib/factorization/passes/factors.ts";
import type { Progress } from "../../../lib/factorization/progress.ts";
import { createReporter } from "../../../lib/factorization/worker/reporter.ts";

/** H of one component and two pixels, padded to four. */
const FACTORS = {
  k: 1,
  width: 4,
  components: () => Float32Array.of(5, 0, 0, 0, 7, 0, 0, 0),
} as unknown as Factors;

/** What is sent of a fit whose every pass takes `passSeconds`, and whose violation falls by a factor each pass. */
function sent(
  passes: number,
  { passSeconds = 0.01, factor = 0.9, snapshots = false }: {
    passSeconds?: number;
    factor?: number;
    snapshots?: boolean;
  },
  parameters: Partial<NmfParameters> = {},
): Progress[] {
  const all: Progress[] = [];
  const report = createReporter(
    { ...DEFAULT_PARAMETERS, ...parameters },
    2,
    snapshots,
    (progress) => all.push(progress),
  );
  const base = { pass: 0, iteration: 0, error: NaN, violation: NaN };
  report({ ...base, phase: "init", seconds: 0 }, FACTORS);
  for (let pass = 1; pass <= passes; pass++) {
    const state = { pass, iteration: pass, error: 10, violation: factor ** pass };
    report({ ...state, phase: "fit", seconds: pass * passSeconds }, FACTORS);
  }
  report({ ...base, phase: "transform", seconds: passes * passSeconds }, FACTORS);
  return all;
}

Deno.test("reports come at most some twenty times a second, and at the begin of every phase", () => {
  const all = sent(200, {});
  assert.deepEqual([all[0]!.phase, all[1]!.phase, all.at(-1)!.phase], ["init", "fit", "transform"]);
  assert.equal(all[1]!.pass, 1);
  assert.ok(all.length >= 35 && all.length <= 43, `${all.length} in 2 seconds`);
  assert.equal(sent(20, { passSeconds: 1 }).length, 22, "slow passes are all reported");
});

Deno.test("seconds left are those until the violation meets tol, when it goes on falling so", () => {
  // 0.9^87.4 = 1e-4
  for (const { pass, secondsLeft, phase } of sent(80, {})) {
    if (phase === "fit" && pass > 30) {
      assert.ok(Math.abs(secondsLeft - (87.4 - pass) * 0.01) < 1e-3, `${pass}: ${secondsLeft}`);
    } else if (phase !== "fit") assert.ok(Number.isNaN(secondsLeft));
  }
  assert.ok(Number.isNaN(sent(80, {})[1]!.secondsLeft), "nothing can be said at the begin");
});

Deno.test("seconds left are those until the iterations run out, where that is sooner or nothing falls", () => {
  for (const factor of [0.9999, 1, 1.01]) {
    const last = sent(60, { factor }, { maxIter: 100 }).at(-2)!;
    assert.ok(Math.abs(last.secondsLeft - (100 - last.pass) * 0.01) < 1e-3, `${last.secondsLeft}`);
  }
  const endless = sent(60, {}, { tol: 0, maxIter: 100 }).at(-2)!;
  assert.ok(Math.abs(endless.secondsLeft - (100 - endless.pass) * 0.01) < 1e-3);
});

Deno.test("seconds left are never negative and never infinite", () => {
  for (const factor of [0.5, 0.9, 1, 1.1, -1, 0]) {
    for (const { secondsLeft } of sent(120, { factor }, { maxIter: 110 })) {
      assert.ok(Number.isNaN(secondsLeft) || (secondsLeft >= 0 && secondsLeft < 1e6));
    }
  }
});

Deno.test("components come where they are asked for, unpadded, at most some ten times a second", () => {
  assert.ok(sent(100, {}).every((progress) => progress.components === undefined));
  const shown = sent(100, { snapshots: true }).filter(({ components }) => components);
  assert.ok(shown.length >= 7 && shown.length <= 11, `${shown.length} in 1 second`);
  for (const { components, phase } of shown) {
    assert.deepEqual(components, Float32Array.of(5, 7));
    assert.equal(phase, "fit");
  }
});
