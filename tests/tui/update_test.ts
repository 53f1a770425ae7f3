import assert from "node:assert/strict";
import fc from "fast-check";
import { EVERYWHERE } from "../../tui/everywhere/keys.ts";
import { HELP_KEYS } from "../../tui/help/keys.ts";
import { initialState } from "../../tui/initial_state.ts";
import { classes } from "../../tui/screens/classes/state.ts";
import { components } from "../../tui/screens/components/state.ts";
import { draw } from "../../tui/screens/draw/state.ts";
import { models } from "../../tui/screens/models/state.ts";
import { reconstructions } from "../../tui/screens/reconstructions/state.ts";
import { samples } from "../../tui/screens/samples/state.ts";
import { ranked } from "../../tui/screens/reconstructions/ranking.ts";
import { openScreens, SCREENS } from "../../tui/screens/registry.ts";
import type { State } from "../../tui/state.ts";
import { update } from "../../tui/update.ts";
import { effectsOf, K, N, openTui, press, send, smallLoaded } from "../support/small_model.ts";

Deno.test("update() goes through the screens by Tab, brackets and initials, around the ends", () => {
  const state = openTui();
  assert.equal(state.screen, "components");
  assert.deepEqual(openScreens(state).map(({ name }) => name), [
    "components",
    "classes",
    "samples",
    "reconstructions",
    "draw",
  ]);
  assert.equal(press(state, "tab").screen, "classes");
  assert.equal(press(state, "]", "]").screen, "samples");
  assert.equal(press(state, "shift+tab").screen, "draw");
  assert.equal(press(state, "[", "tab").screen, "components");
  assert.equal(press(state, "r").screen, "reconstructions");
  assert.equal(press(state, "r", "d").screen, "classes");
});

Deno.test("update() says why a screen is not there instead of showing an empty one", () => {
  const models = press(openTui(), "m");
  assert.equal(models.screen, "components");
  assert.match(models.notice!.text, /One model only/);
  assert.match(press(openTui(), "t").notice!.text, /Nothing is being fitted/);
  assert.equal(press(models, "right").notice, null, "the next key takes the notice away");
});

Deno.test("update() moves the cursor of the gallery and keeps it within", () => {
  const at = (...keys: string[]) => components.of(press(openTui(), ...keys)).cursor;
  assert.equal(at("right", "l"), 2);
  assert.equal(at("right", "right", "left", "h", "h"), 0);
  assert.equal(at("end"), K - 1);
  assert.equal(at("G", "right"), K - 1);
  assert.equal(at("end", "home"), 0);
  assert.equal(at("up"), 0);
});

Deno.test("update() scrolls the gallery no further than it takes to see the cursor", () => {
  const model = smallLoaded();
  const many = {
    ...model,
    components: { ...model.components, shape: [200, 64] } as typeof model.components,
  };
  const state = send(
    initialState({ kind: "browse", paths: ["x"], colorDepth: "256" }, { columns: 80, rows: 24 }),
    { type: "opened", model: many },
  );
  assert.equal(components.of(state).scroll, 0);
  const end = press(state, "end");
  assert.ok(components.of(end).scroll > 0);
  assert.equal(components.of(press(end, "left")).scroll, components.of(end).scroll);
  assert.equal(components.of(press(end, "home")).scroll, 0);
});

Deno.test("update() shows a component large, steps from one to the next, and Esc goes back", () => {
  const large = press(openTui(), "right", "enter");
  assert.equal(components.of(large).isLarge, true);
  assert.equal(components.of(press(large, "right")).cursor, 2);
  const back = press(large, "right", "esc");
  assert.equal(components.of(back).isLarge, false);
  assert.equal(components.of(back).cursor, 2);
  assert.equal(press(back, "esc").screen, "components", "Esc never quits");
});

Deno.test("update() chooses the digit by its key and steps around the ends", () => {
  const digit = (...keys: string[]) => classes.of(press(openTui(), "d", ...keys)).label;
  assert.equal(digit("7"), "7");
  assert.equal(digit("left"), "9");
  assert.equal(digit("9", "right"), "0");
});

Deno.test("update() steps through the views of a digit and changes N between 1 and k", () => {
  const state = press(openTui(), "d");
  assert.equal(classes.of(state).view, "components");
  assert.equal(classes.of(press(state, "down", "j")).view, "boxes");
  assert.equal(classes.of(press(state, "up")).view, "examples");
  assert.equal(classes.of(press(state, "+", "=")).top, 6);
  assert.equal(classes.of(press(state, "+", "+", "+", "+")).top, K);
  assert.equal(classes.of(press(state, "-", "-", "-", "-", "-")).top, 1);
});

Deno.test("update() compares two digits: v, the other digit, then by difference; Esc ends it", () => {
  const choosing = press(openTui(), "d", "5", "v");
  assert.equal(classes.of(choosing).isChoosing, true);
  const both = press(choosing, "7");
  assert.deepEqual([classes.of(both).label, classes.of(both).other], ["5", "7"]);
  assert.equal(classes.of(press(both, "f")).byDifference, true);
  assert.equal(classes.of(press(both, "8")).label, "8", "the left one can still be changed");
  assert.equal(classes.of(press(both, "right", "right")).label, "8", "steps over the other one");
  assert.equal(classes.of(press(both, "f", "esc")).other, null);
  assert.equal(classes.of(press(both, "f", "v")).byDifference, false);
  assert.match(press(choosing, "5").notice!.text, /digit 5 itself/);
  assert.match(press(openTui(), "d", "f").notice!.text, /Compare two digits first/);
});

Deno.test("update() goes to an image by number, and says what there is when there is none", () => {
  const state = press(openTui(), "d", "g", "4", "x", "2", "enter");
  assert.equal(state.screen, "samples");
  assert.equal(samples.of(state).index, 42);
  assert.equal(press(state, "esc").screen, "classes");
  const none = press(openTui(), "g", "9", "9", "9", "enter");
  assert.equal(none.screen, "components");
  assert.match(none.notice!.text, /images 0 to 119; no 999/);
  assert.equal(samples.of(press(openTui(), "g", "4", "backspace", "5", "enter")).index, 5);
  assert.equal(press(openTui(), "g", "4", "esc").prompt, null);
});

Deno.test("update() steps through images: by number, by digit, by rank", () => {
  const index = (...keys: string[]) => samples.of(press(openTui(), "s", ...keys)).index;
  assert.equal(index("right", "right", "left"), 1);
  assert.equal(index("left"), 0);
  assert.equal(index("end"), N - 1);
  assert.equal(index("pagedown"), 100);
  assert.equal(index("right", "n"), 11, "the next image of digit 1");
  assert.equal(index("right", "N"), 111, "around the beginning");
  assert.equal(index("7"), 7);
  // Image i is off by i in one pixel: the larger the index, the worse.
  assert.equal(index("up"), 1);
  assert.equal(index("5", "down"), 4);
  assert.equal(index("end", "up"), N - 1, "nothing is worse than the worst");
});

Deno.test("update() ranks reconstructions: worst or best, all or one digit", () => {
  const first = (state: State) => {
    const { order, label, cursor } = reconstructions.of(state);
    return ranked(state.models[0]!, order, label, cursor, cursor + 1)[0];
  };
  const state = press(openTui(), "r");
  assert.equal(first(state), 119);
  assert.equal(first(press(state, "b")), 0);
  assert.equal(first(press(state, "7")), 117);
  assert.equal(first(press(state, "7", "right")), 107);
  assert.equal(first(press(state, "7", "b", "right", "right")), 27);
  assert.equal(first(press(state, "7", "a")), 119);
  assert.equal(first(press(state, "end")), 0);
});

Deno.test("update() opens an image from Reconstructions, and Esc comes back to the same place", () => {
  const list = press(openTui(), "r", "3", "b", "right", "right");
  const sample = press(list, "enter");
  assert.equal(sample.screen, "samples");
  assert.equal(samples.of(sample).index, 23);
  const back = press(sample, "right", "right", "esc");
  assert.equal(back.screen, "reconstructions");
  assert.deepEqual(reconstructions.of(back), reconstructions.of(list));
});

Deno.test("update() keeps every screen's place while others are looked at", () => {
  const state = press(openTui(), "right", "d", "7", "down", "+", "r", "5", "right", "s", "right");
  const again = press(state, "c", "d", "s", "r", "tab", "tab", "c");
  assert.deepEqual(components.of(again), components.of(state));
  assert.deepEqual(classes.of(again), classes.of(state));
  assert.deepEqual(samples.of(again), samples.of(state));
  assert.deepEqual(reconstructions.of(again), reconstructions.of(state));
});

Deno.test("update() begins where --screen, --digit and --index say", () => {
  const state = openTui(undefined, { screen: "classes", digit: "7", index: 12 });
  assert.deepEqual([state.screen, classes.of(state).label, samples.of(state).index], [
    "classes",
    "7",
    12,
  ]);
});

Deno.test("update() draws with the brush down, erases, and factorizes what is drawn", () => {
  const at = (state: State) => [draw.of(state).x, draw.of(state).y];
  const state = press(openTui(), "o");
  assert.deepEqual(at(state), [7, 5], "within the 8 x 8 pixels");
  assert.equal(draw.of(press(state, "left")).pixels, null, "the brush is up");
  const drawn = press(state, "space", "left", "left", "space", "left");
  const row = [...draw.of(drawn).pixels!.subarray(5 * 8, 6 * 8)];
  assert.deepEqual(row, [0, 0, 0, 0, 140, 255, 255, 255]);
  assert.deepEqual(at(drawn), [4, 5]);
  const [copied] = effectsOf(openTui(), "o", "space", "left", "y");
  assert.ok(copied?.type === "copy");
  assert.equal(copied.contents.rows.length, K);
  assert.ok(copied.contents.rows.some(([, weight]) => Number(weight) > 0));
  assert.equal(draw.of(press(drawn, "right", "backspace")).pixels![5 * 8 + 5], 0);
  assert.equal(draw.of(press(drawn, "x")).pixels, null);
});

Deno.test("update() draws with the mouse, and only on the canvas", () => {
  const state = press(openTui({ columns: 100, rows: 30 }), "o");
  const click = send(state, { type: "click", column: 0, row: 3 });
  assert.equal(draw.of(click).pixels![0], 255);
  const dragged = send(click, { type: "drag", column: 8, row: 3 });
  assert.ok(
    [...draw.of(dragged).pixels!.subarray(0, 8)].filter((value) => value === 255).length === 2,
  );
  assert.deepEqual(draw.of(send(click, { type: "drag", column: 99, row: 3 })), draw.of(click));
  assert.equal(draw.of(send(openTui(), { type: "drag", column: 0, row: 3 })).pixels, null);
});

Deno.test("update() compares models, and makes another one the model of all screens", () => {
  const two = openTui(undefined, {}, 2);
  const shown = press(two, "m");
  assert.equal(shown.screen, "models");
  assert.equal(press(shown, "down", "enter").active, 1);
  assert.equal(models.of(press(shown, "up", "down", "down")).cursor, 1);
  assert.equal(samples.of(press(shown, "right")).index, 1);
  const byClass = press(shown, "4", "right");
  assert.deepEqual([models.of(byClass).showsClass, classes.of(byClass).label], [true, "5"]);
  assert.equal(press(two, ".").active, 1);
  assert.equal(press(two, ".", ".").active, 0);
});

Deno.test("update() quits at once on ^C, whatever is open", () => {
  for (const keys of [[], ["?"], ["g"], ["?", "/"], ["d", "v"]]) {
    assert.deepEqual(effectsOf(openTui(), ...keys, "ctrl+c"), [{ type: "quit", exitCode: 0 }]);
  }
});

Deno.test("update() ends the TUI with the reason where no file could be opened", () => {
  const start = { kind: "browse", paths: ["a.npz", "b.npz"], colorDepth: "256" } as const;
  const state = initialState(start, { columns: 80, rows: 24 });
  const [one, none] = update(state, { type: "openFailed", text: "a.npz: no such file" });
  assert.deepEqual(none, []);
  assert.equal(one.notice!.text, "a.npz: no such file");
  assert.deepEqual(update(one, { type: "openFailed", text: "b.npz: no such file" })[1], [
    { type: "quit", exitCode: 1, failure: "b.npz: no such file" },
  ]);
});

Deno.test("update() says that the next model is being opened, not that there is none", () => {
  const start = { kind: "browse", paths: ["a.npz", "b.npz"], colorDepth: "256" } as const;
  const one = send(initialState(start, { columns: 80, rows: 24 }), {
    type: "opened",
    model: smallLoaded(),
  });
  assert.match(press(one, ".").notice!.text, /next model is still being opened/);
});

Deno.test("update() opens any view of a class from anywhere in one key, and Esc comes back", () => {
  const views = {
    T: "components",
    U: "weights",
    B: "boxes",
    S: "shared",
    O: "overlay",
    E: "examples",
  };
  for (const [key, view] of Object.entries(views)) {
    const state = press(openTui(), "s", key);
    assert.deepEqual([state.screen, classes.of(state).view], ["classes", view]);
    assert.equal(press(state, "esc").screen, "samples");
  }
  const top10 = press(openTui(), "T", "3", "*");
  assert.deepEqual(
    [classes.of(top10).label, classes.of(top10).top],
    ["3", K],
    "ten, or all there are",
  );
  assert.equal(classes.of(press(top10, "*")).top, 4);
});

Deno.test("update() goes from what is shown to what it is made of, and Esc comes back", () => {
  const at = (state: State) => [state.screen, components.of(state).cursor];
  // The largest mean weights of digit 3 are of components 2, 1, 6 and 5, counted from 1.
  const top = press(openTui(), "d", "3");
  const large = press(top, "enter");
  assert.deepEqual([...at(large), components.of(large).isLarge], ["components", 1, true]);
  const back = press(large, "right", "esc");
  assert.deepEqual([back.screen, classes.of(back).label], ["classes", "3"]);
  assert.equal(components.of(back).isLarge, false);
  assert.deepEqual(at(press(top, "B", "enter")), ["components", 0], "box plots are in order");
  const example = press(top, "E", "enter");
  assert.deepEqual([example.screen, samples.of(example).index], ["samples", 3]);
  assert.deepEqual(at(press(example, "enter")), ["components", 1], "the strongest of its weights");
  const home = press(example, "enter", "esc", "esc");
  assert.equal(home.screen, "classes");
});

Deno.test("update() opens the component or image of Classes that is clicked", () => {
  const click = (state: State, column: number, row: number) =>
    send(state, { type: "click", column, row });
  const top = press(openTui(), "d", "3");
  const second = click(top, 25, 6);
  assert.deepEqual([second.screen, components.of(second).cursor], ["components", 0]);
  const example = click(top, 25, 15);
  assert.deepEqual([example.screen, samples.of(example).index], ["samples", 13]);
  const boxes = press(top, "B");
  assert.equal(components.of(click(boxes, 30, 3)).cursor, 0);
  assert.equal(click(boxes, 30, 2).screen, "classes", "the scale is nothing to open");
  const both = press(boxes, "v", "8");
  assert.equal(click(both, 60, 4).screen, "components");
  assert.equal(click(press(top, "O"), 5, 5).screen, "classes");
});

Deno.test("update() filters the help and scrolls it; ? and Esc close it", () => {
  const help = press(openTui({ columns: 80, rows: 20 }), "?");
  assert.deepEqual(help.help, { filter: "", scroll: 0, isAll: false });
  assert.equal(press(help, "down", "down", "up").help!.scroll, 1);
  const filtered = press(help, "/", "p", "n", "g", "enter");
  assert.equal(filtered.help!.filter, "png");
  assert.equal(press(filtered, "esc").help!.filter, "");
  assert.equal(press(filtered, "esc", "esc").help, null);
  assert.equal(press(help, "?").help, null);
  assert.equal(press(help, "d").screen, "classes", "screens can be chosen from the help");
});

Deno.test("update() answers clicks on tabs and pictures, and the wheel", () => {
  const state = openTui();
  const click = (state: State, column: number, row: number) =>
    send(state, { type: "click", column, row });
  assert.equal(click(state, 14, 0).screen, "classes");
  const second = click(state, 40, 5);
  assert.equal(components.of(second).cursor, 1);
  assert.equal(components.of(second).isLarge, false);
  assert.equal(
    components.of(click(second, 40, 5)).isLarge,
    true,
    "a click on the chosen one opens it",
  );
  assert.equal(components.of(click(state, 25, 5)).cursor, 0, "between two pictures");
  assert.equal(samples.of(send(press(state, "s", "9"), { type: "wheel", direction: 1 })).index, 8);
});

Deno.test("update() copies and exports what is shown: the same numbers for the clipboard and the file", () => {
  const shown = (...keys: string[]) => {
    const [copied] = effectsOf(openTui(), ...keys, "y");
    const [saved] = effectsOf(openTui(), ...keys, "e");
    assert.ok(copied?.type === "copy" && saved?.type === "export");
    assert.deepEqual(copied.contents.rows, saved.contents.rows);
    return saved.contents;
  };
  assert.equal(shown().pictures.length, K);
  const large = shown("enter");
  assert.equal(large.name, "component-1");
  assert.deepEqual(large.rows[0], new Array(8).fill(10));
  assert.deepEqual(large.rows[1], new Array(8).fill(0));
  const digits = shown("d", "7");
  assert.equal(digits.name, "digits-7-components");
  assert.equal(digits.pictures.length, 4);
  assert.equal(digits.rows.length, K);
  assert.equal(shown("s").pictures.length, 3);
  const worst = shown("r");
  assert.deepEqual(worst.rows[0]!.slice(0, 3), [1, 119, 9]);
  assert.equal(worst.rows.length, 20);
});

Deno.test("update() stands any keys, clicks and sizes, and stays within what there is", () => {
  const bindings = [
    ...EVERYWHERE,
    ...HELP_KEYS,
    ...SCREENS.flatMap((screen) => screen.keys(openTui())),
  ];
  const keys = [...new Set(bindings.flatMap((binding) => binding.keys)), "x", "backspace", "ä"];
  const message = fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom(...keys).map((key) => ({ type: "key", key }) as const),
    },
    fc.record({
      type: fc.constant("resize" as const),
      columns: fc.integer({ min: 1, max: 300 }),
      rows: fc.integer({ min: 1, max: 90 }),
    }),
    fc.record({
      type: fc.constant("click" as const),
      column: fc.nat(300),
      row: fc.nat(90),
    }),
    fc.constantFrom(-1, 1).map((direction) =>
      ({ type: "wheel", direction: direction as -1 | 1 }) as const
    ),
  );
  fc.assert(
    fc.property(fc.array(message, { maxLength: 80 }), (messages) => {
      let state = openTui(undefined, {}, 2);
      for (const one of messages) {
        state = send(state, one);
        const gallery = components.of(state), ranking = reconstructions.of(state);
        const { label, other, top, scroll } = classes.of(state);
        const { index } = samples.of(state);
        assert.ok(gallery.cursor >= 0 && gallery.cursor < K);
        assert.ok(gallery.scroll >= 0 && ranking.scroll >= 0 && scroll >= 0);
        assert.ok(/^\d$/.test(label) && label !== other);
        assert.ok(top >= 1 && top <= K);
        assert.ok(index >= 0 && index < N);
        assert.ok(ranking.cursor >= 0 && ranking.cursor < N);
        assert.ok(openScreens(state).some(({ name }) => name === state.screen));
      }
    }),
    { numRuns: 150 },
  );
});
