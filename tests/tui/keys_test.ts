import assert from "node:assert/strict";
import { EVERYWHERE } from "../../tui/everywhere/keys.ts";
import { bindingFor, bindingsOf, keyLabel, ownKeys } from "../../tui/keys.ts";
import type { State } from "../../tui/state.ts";
import { update } from "../../tui/update.ts";
import { openTui, press, repeated } from "../support/small_model.ts";

/** Where keys have their own meaning, and what leads there so that each can do something. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  training: ["K", "1", "enter"],
  components: ["right", "right", "right"],
  "large component": ["right", "enter"],
  classes: ["d", "5", "v", "7"],
  samples: ["r", "b", "enter", "n", "n"],
  reconstructions: ["r", "5", "pagedown", "right"],
  models: ["m"],
  draw: ["o", "space", "right", "down"],
  help: ["?", "down", "down"],
};

const STATES: readonly (readonly [place: string, state: State])[] = Object.entries(PLACES)
  .map(([place, keys]) => [place, press(crowded(), ...keys)]);

/** Two models of more components than a window shows. */
function crowded(): State {
  const state = openTui({ columns: 60, rows: 16 }, {}, 2);
  return { ...state, models: state.models.map((model) => repeated(model, 40)) };
}

Deno.test("keys have one meaning in a place", () => {
  for (const [place, state] of STATES) {
    const seen = new Map<string, string>();
    for (const { keys, help } of ownKeys(state)) {
      for (const key of keys) {
        assert.ok(!seen.has(key), `${key} in ${place}: ${seen.get(key)} and ${help}`);
        seen.set(key, help);
      }
    }
  }
});

Deno.test("keys that hold everywhere are hidden by none, but by one that says the same of its place", () => {
  for (const [place, state] of STATES) {
    for (const { keys, press } of EVERYWHERE) {
      for (const key of keys) {
        const bound = bindingFor(state, key)!;
        const isSame = bound.press === press || (place === "training" && key === "esc");
        assert.ok(isSame, `${key} in ${place}: ${bound.help}`);
      }
    }
  }
});

/** What may have to be pressed first, so that there is somewhere to go. */
const BEFORE = [
  [],
  ["left"],
  ["right"],
  ["up"],
  ["down"],
  ["6"],
  ["b"],
  ["end"],
  ["z", "end"],
  ["a", "end"],
  ["pagedown"],
  ["}"],
  ["g", "1", "enter"],
];

Deno.test("keys all do something", () => {
  const idle: string[] = [];
  for (const [place, state] of STATES) {
    for (const binding of bindingsOf(ownKeys(state))) {
      const acts = binding.keys.some((key) =>
        BEFORE.some((before) => {
          const start = press(state, ...before);
          const [next, effects] = update(start, { type: "key", key });
          return effects.length > 0 || JSON.stringify(seen(next)) !== JSON.stringify(seen(start));
        })
      );
      if (!acts) idle.push(`${keyLabel(binding.keys)} in ${place}: ${binding.help}`);
    }
  }
  assert.deepEqual(idle, []);
});

/** What a person could see change. */
function seen({ models: _, training: __, ...state }: State): object {
  return state;
}

Deno.test("keyLabel() writes keys as people read them", () => {
  assert.equal(keyLabel(["left", "h"]), "← h");
  assert.equal(keyLabel(["pageup", "ctrl+u"]), "PgUp ^U");
  assert.equal(keyLabel(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]), "0-9");
});
