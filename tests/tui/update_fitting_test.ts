import assert from "node:assert/strict";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { initialState } from "../../tui/initial_state.ts";
import type { State } from "../../tui/state.ts";
import { update } from "../../tui/update.ts";
import { effectsOf, openTui, press, send, smallLoaded } from "../support/small_model.ts";

Deno.test("update() asks before a running fit is thrown away, and only then", () => {
  const start = {
    kind: "train",
    sources: [],
    parameters: DEFAULT_PARAMETERS,
    colorDepth: "256",
  } as const;
  const fitting = initialState(start, { columns: 80, rows: 24 });
  assert.equal(press(fitting, "q").confirm?.kind, "quit");
  assert.deepEqual(effectsOf(fitting, "q", "y"), [
    { type: "quit", exitCode: 130, failure: "stopped; the fit was not finished" },
  ]);
  assert.equal(press(fitting, "q", "n").confirm, null);
  assert.equal(press(fitting, "esc").confirm?.kind, "cancel");
  assert.deepEqual(effectsOf(fitting, "esc", "y"), [{ type: "cancel" }]);
  assert.deepEqual(effectsOf(fitting, "esc", "esc"), []);
  assert.deepEqual(effectsOf(openTui(), "q"), [{ type: "quit", exitCode: 0 }]);
  const fitted = send(fitting, { type: "fitted", model: { ...smallLoaded(), path: null } });
  assert.equal(press(fitted, "q").confirm?.kind, "quit", "an unsaved model is work too");
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
  const running = press(openTui(), "K", "5", "enter");
  assert.equal(running.screen, "training");
  const stopped = send(running, { type: "training", part: { stage: "cancelled" } });
  assert.equal(stopped.screen, "components", "back to where it was begun");
  const failed = send(running, { type: "training", part: { stage: "failed", failure: "no room" } });
  assert.deepEqual(failed.notice, { text: "no room", isError: true });
});

Deno.test("update() does not fit the number of components again that is there", () => {
  const empty = press(openTui(), "K", "enter");
  assert.deepEqual([empty.screen, empty.prompt], ["components", null]);
  assert.deepEqual(effectsOf(openTui(), "K", "6", "enter"), []);
  assert.match(press(openTui(), "K", "6", "enter").notice!.text, /has 6 components already/);
});

Deno.test("update() says at the end what is lost and what is saved, and nothing where all is saved", () => {
  const ending = (state: State) => update(state, { type: "signal" })[1];
  const said = (state: State) =>
    ending(state).map((effect) => effect.type === "quit" && effect.failure);
  assert.deepEqual(said(openTui()), ["interrupted"], "a saved model was browsed");
  const fitted = { ...smallLoaded(2, "k = 6"), isFitted: true, path: null };
  const one = send(press(openTui(), "K", "5", "enter"), { type: "fitted", model: fitted });
  assert.deepEqual(said(one), ["interrupted; the fitted model was not saved"]);
  const saved = send(one, { type: "saved", id: 2, path: "a.npz" });
  assert.deepEqual(said(saved), ["interrupted; saved a.npz"]);
  const running = press(saved, "K", "5", "enter");
  assert.deepEqual(said(running), ["interrupted; the fit was not finished; saved a.npz"]);
  assert.deepEqual(effectsOf(running, "ctrl+c"), ending(running));
  assert.deepEqual(effectsOf(saved, "ctrl+c"), [{ type: "quit", exitCode: 0 }]);
});

Deno.test("update() proposes a free name for the model, unless another is typed by then", () => {
  const unsaved: State = { ...openTui(), models: [{ ...smallLoaded(), path: null }] };
  assert.deepEqual(effectsOf(unsaved, "W"), [{ type: "findFreeName", proposed: "model-k6.npz" }]);
  const free = { type: "freeName", proposed: "model-k6.npz", free: "model-k6-2.npz" } as const;
  assert.equal(send(press(unsaved, "W"), free).prompt!.text, "model-k6-2.npz");
  assert.equal(send(press(unsaved, "W", "ctrl+u", "a"), free).prompt!.text, "a");
});

Deno.test("update() asks before a file is replaced; no asks for another name", () => {
  const model = { ...smallLoaded(), path: null };
  const asked = send({ ...openTui(), models: [model] }, {
    type: "fileExists",
    model,
    path: "notes.txt",
  });
  assert.equal(asked.confirm?.kind, "replace");
  assert.deepEqual(effectsOf(asked, "y"), [
    { type: "save", model, path: "notes.txt", replaces: true },
  ]);
  assert.equal(press(asked, "n").prompt!.text, "notes.txt");
  assert.deepEqual(effectsOf(asked, "n"), [{ type: "findFreeName", proposed: "notes.txt" }]);
});
