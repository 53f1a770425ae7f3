import assert from "node:assert/strict";
import { actionFor, BINDINGS, bindingsOf, keyLabel, type Place, placeOf } from "../../tui/keys.ts";
import { type Model, SCREENS } from "../../tui/model.ts";
import { update } from "../../tui/update.ts";
import { openTui, press } from "../support/small_model.ts";

const PLACES: readonly Place[] = [...SCREENS, "component", "help"];

Deno.test("BINDINGS give each key of a place one meaning only", () => {
  for (const place of PLACES) {
    const seen = new Map<string, string>();
    for (const binding of bindingsOf(place)) {
      for (const key of binding.keys) {
        const earlier = seen.get(key);
        // A place's own key may stand before one that holds everywhere, but not before another of its own.
        if (earlier === undefined || binding.where === "everywhere") continue;
        assert.fail(`${key} in ${place}: ${earlier} and ${binding.help}`);
      }
      for (const key of binding.keys) seen.set(key, binding.help);
    }
  }
});

Deno.test("BINDINGS hide no key that holds everywhere", () => {
  for (const place of PLACES) {
    for (const { keys, action } of BINDINGS.filter(({ where }) => where === "everywhere")) {
      for (const key of keys) {
        // The digits' own "all digits" and the like are letters that no screen begins with.
        assert.equal(actionFor(place, key), action, `${key} in ${place}`);
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
  ["g", "1", "enter"],
];

/** A state in which every action of the place can do something. */
function stateFor(place: Place): Model {
  const model = openTui({ columns: 60, rows: 16 }, {}, 2);
  const toPlace: Record<Place, readonly string[]> = {
    training: ["K", "enter"],
    components: ["right", "right", "right"],
    component: ["right", "enter"],
    digits: ["d", "5", "v", "7"],
    samples: ["r", "b", "enter", "n", "n"],
    reconstructions: ["r", "5", "pagedown", "right"],
    models: ["m"],
    own: ["o", "space", "right", "down"],
    help: ["?", "down", "down"],
  };
  return press(model, ...toPlace[place]);
}

Deno.test("BINDINGS name no action that does nothing", () => {
  const idle: string[] = [];
  for (const place of PLACES) {
    const model = stateFor(place);
    assert.equal(placeOf(model), place);
    for (const binding of bindingsOf(place)) {
      const acts = binding.keys.some((key) =>
        BEFORE.some((before) => {
          const start = press(model, ...before);
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
function seen({ loaded: _, training: __, ...state }: Model): object {
  return state;
}

Deno.test("keyLabel() writes keys as people read them", () => {
  assert.equal(keyLabel(["left", "h"]), "← h");
  assert.equal(keyLabel(["pageup", "ctrl+u"]), "PgUp ^U");
  assert.equal(keyLabel(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]), "0-9");
});
