import assert from "node:assert/strict";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { initialState } from "../../tui/initial_state.ts";
import { effectsOf, openTui, press, send, smallLoaded } from "../support/small_model.ts";

Deno.test("update() asks before a running fit is thrown away, and only then", () => {
  const start = {
    kind: "train",
    sources: [],
    parameters: DEFAULT_PARAMETERS,
    colorDepth: "256",
  } as const;
  const fitting = initialState(start, { columns: 80, rows: 24 });
  assert.equal(press(fitting, "q").confirm, "quit");
  assert.deepEqual(effectsOf(fitting, "q", "y"), [{ type: "quit", exitCode: 130 }]);
  assert.equal(press(fitting, "q", "n").confirm, null);
  assert.equal(press(fitting, "esc").confirm, "cancel");
  assert.deepEqual(effectsOf(fitting, "esc", "y"), [{ type: "cancel" }]);
  assert.deepEqual(effectsOf(fitting, "esc", "esc"), []);
  assert.deepEqual(effectsOf(openTui(), "q"), [{ type: "quit", exitCode: 0 }]);
  const fitted = send(fitting, { type: "fitted", model: { ...smallLoaded(), path: null } });
  assert.equal(press(fitted, "q").confirm, "quit", "an unsaved model is work too");
  assert.equal(press(fitted, "q", "W").prompt!.text, "model-k6.npz", "and can be saved from there");
  const saved = send(fitted, { type: "saved", id: 1, path: "kept.npz" });
  assert.deepEqual(effectsOf(saved, "q"), [{ type: "quit", exitCode: 0 }]);
});

Deno.test("update() follows a fit: the errors, the components as they form, then the gallery", () => {
  const start = {
    kind: "train",
    sources: [],
    parameters: DEFAULT_PARAMETERS,
    colorDepth: "256",
  } as const;
  const report = (pass: number, error: number, components?: Float32Array) => ({
    type: "progress",
    progress: {
      phase: "fit",
      pass,
      iteration: pass,
      error,
      violation: 1 / pass,
      seconds: pass,
      secondsLeft: 1,
      ...(components && { components }),
    },
  } as const);
  const forming = Float32Array.of(1, 2);
  const state = send(
    initialState(start, { columns: 80, rows: 24 }),
    report(1, 30),
    report(1, 30),
    report(2, 20, forming),
    report(3, NaN),
  );
  assert.deepEqual(state.training!.errors, [30, 20]);
  assert.deepEqual(state.training!.components, { data: forming, pass: 2 });
  const done = send(state, { type: "fitted", model: smallLoaded() });
  assert.equal(done.screen, "components");
  assert.equal(done.training!.stage, "done");
  assert.match(done.notice!.text, /Fitted 6 components in 7 passes/);
  assert.equal(press(done, "t").screen, "training");
});

Deno.test("update() fits again with another number of components, within what the images allow", () => {
  const [effect] = effectsOf(openTui(), "K", "1", "2", "enter");
  assert.ok(effect?.type === "refit");
  assert.equal(effect.parameters.nComponents, 12);
  const refused = press(openTui(), "K", "9", "9", "enter");
  assert.match(refused.notice!.text, /must be 1 to 64; got 99/);
  const running = press(openTui(), "K", "enter");
  assert.equal(running.screen, "training");
  const stopped = send(running, { type: "training", part: { stage: "cancelled" } });
  assert.equal(stopped.screen, "components", "back to where it was begun");
  const failed = send(running, { type: "training", part: { stage: "failed", failure: "no room" } });
  assert.deepEqual(failed.notice, { text: "no room", isError: true });
});
