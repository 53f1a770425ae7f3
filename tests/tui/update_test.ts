import assert from "node:assert/strict";
import fc from "fast-check";
import { BINDINGS } from "../../tui/keys.ts";
import { initialModel, type Model } from "../../tui/model.ts";
import { ranked, screensOf } from "../../tui/selectors.ts";
import { update } from "../../tui/update.ts";
import { effectsOf, K, N, openTui, press, send, smallLoaded } from "../support/small_model.ts";

Deno.test("update() goes through the screens by Tab, brackets and initials, around the ends", () => {
  const model = openTui();
  assert.equal(model.screen, "components");
  assert.deepEqual(screensOf(model), [
    "components",
    "digits",
    "samples",
    "reconstructions",
    "own",
  ]);
  assert.equal(press(model, "tab").screen, "digits");
  assert.equal(press(model, "]", "]").screen, "samples");
  assert.equal(press(model, "shift+tab").screen, "own");
  assert.equal(press(model, "[", "tab").screen, "components");
  assert.equal(press(model, "r").screen, "reconstructions");
  assert.equal(press(model, "r", "d").screen, "digits");
});

Deno.test("update() says why a screen is not there instead of showing an empty one", () => {
  const models = press(openTui(), "m");
  assert.equal(models.screen, "components");
  assert.match(models.notice!.text, /One model only/);
  assert.match(press(openTui(), "t").notice!.text, /Nothing is being fitted/);
  assert.equal(press(models, "right").notice, null, "the next key takes the notice away");
});

Deno.test("update() moves the cursor of the gallery and keeps it within", () => {
  const at = (...keys: string[]) => press(openTui(), ...keys).components.cursor;
  assert.equal(at("right", "l"), 2);
  assert.equal(at("right", "right", "left", "h", "h"), 0);
  assert.equal(at("end"), K - 1);
  assert.equal(at("G", "right"), K - 1);
  assert.equal(at("end", "home"), 0);
  assert.equal(at("up"), 0);
});

Deno.test("update() scrolls the gallery no further than it takes to see the cursor", () => {
  const loaded = smallLoaded();
  const many = {
    ...loaded,
    components: { ...loaded.components, shape: [200, 64] } as typeof loaded.components,
  };
  const model = send(
    initialModel({ kind: "browse", paths: ["x"], colorDepth: "256" }, { columns: 80, rows: 24 }),
    { type: "opened", loaded: many },
  );
  assert.equal(model.components.scroll, 0);
  const end = press(model, "end");
  assert.ok(end.components.scroll > 0);
  assert.equal(press(end, "left").components.scroll, end.components.scroll);
  assert.equal(press(end, "home").components.scroll, 0);
});

Deno.test("update() shows a component large, steps from one to the next, and Esc goes back", () => {
  const large = press(openTui(), "right", "enter");
  assert.equal(large.components.isLarge, true);
  assert.equal(press(large, "right").components.cursor, 2);
  const back = press(large, "right", "esc");
  assert.equal(back.components.isLarge, false);
  assert.equal(back.components.cursor, 2);
  assert.equal(press(back, "esc").screen, "components", "Esc never quits");
});

Deno.test("update() chooses the digit by its key and steps around the ends", () => {
  const digit = (...keys: string[]) => press(openTui(), "d", ...keys).digits.digit;
  assert.equal(digit("7"), "7");
  assert.equal(digit("left"), "9");
  assert.equal(digit("9", "right"), "0");
});

Deno.test("update() steps through the views of a digit and changes N between 1 and k", () => {
  const model = press(openTui(), "d");
  assert.equal(model.digits.view, "parts");
  assert.equal(press(model, "down", "j").digits.view, "boxes");
  assert.equal(press(model, "up").digits.view, "examples");
  assert.equal(press(model, "+", "=").digits.top, 6);
  assert.equal(press(model, "+", "+", "+", "+").digits.top, K);
  assert.equal(press(model, "-", "-", "-", "-", "-").digits.top, 1);
});

Deno.test("update() compares two digits: v, the other digit, then by difference; Esc ends it", () => {
  const choosing = press(openTui(), "d", "5", "v");
  assert.equal(choosing.digits.isChoosing, true);
  const both = press(choosing, "7");
  assert.deepEqual([both.digits.digit, both.digits.other], ["5", "7"]);
  assert.equal(press(both, "f").digits.byDifference, true);
  assert.equal(press(both, "8").digits.digit, "8", "the left one can still be changed");
  assert.equal(press(both, "right", "right").digits.digit, "8", "steps over the other one");
  assert.equal(press(both, "f", "esc").digits.other, null);
  assert.equal(press(both, "f", "v").digits.byDifference, false);
  assert.match(press(choosing, "5").notice!.text, /digit 5 itself/);
  assert.match(press(openTui(), "d", "f").notice!.text, /Compare two digits first/);
});

Deno.test("update() goes to an image by number, and says what there is when there is none", () => {
  const model = press(openTui(), "d", "g", "4", "x", "2", "enter");
  assert.equal(model.screen, "samples");
  assert.equal(model.samples.index, 42);
  assert.equal(press(model, "esc").screen, "digits");
  const none = press(openTui(), ":", "9", "9", "9", "enter");
  assert.equal(none.screen, "components");
  assert.match(none.notice!.text, /images 0 to 119; no 999/);
  assert.equal(press(openTui(), "g", "4", "backspace", "5", "enter").samples.index, 5);
  assert.equal(press(openTui(), "g", "4", "esc").prompt, null);
});

Deno.test("update() steps through images: by number, by digit, by rank", () => {
  const index = (...keys: string[]) => press(openTui(), "s", ...keys).samples.index;
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
  const first = (model: Model) => {
    const { order, digit, cursor } = model.reconstructions;
    return ranked(model.loaded[0]!, order, digit, cursor, cursor + 1)[0];
  };
  const model = press(openTui(), "r");
  assert.equal(first(model), 119);
  assert.equal(first(press(model, "b")), 0);
  assert.equal(first(press(model, "7")), 117);
  assert.equal(first(press(model, "7", "right")), 107);
  assert.equal(first(press(model, "7", "b", "right", "right")), 27);
  assert.equal(first(press(model, "7", "a")), 119);
  assert.equal(first(press(model, "end")), 0);
});

Deno.test("update() opens an image from Reconstructions, and Esc comes back to the same place", () => {
  const list = press(openTui(), "r", "3", "b", "right", "right");
  const sample = press(list, "enter");
  assert.equal(sample.screen, "samples");
  assert.equal(sample.samples.index, 23);
  const back = press(sample, "right", "right", "esc");
  assert.equal(back.screen, "reconstructions");
  assert.deepEqual(back.reconstructions, list.reconstructions);
});

Deno.test("update() keeps every screen's place while others are looked at", () => {
  const model = press(openTui(), "right", "d", "7", "down", "+", "r", "5", "right", "s", "right");
  const again = press(model, "c", "d", "s", "r", "tab", "tab", "c");
  assert.deepEqual(again.components, model.components);
  assert.deepEqual(again.digits, model.digits);
  assert.deepEqual(again.samples, model.samples);
  assert.deepEqual(again.reconstructions, model.reconstructions);
});

Deno.test("update() begins where --screen, --digit and --index say", () => {
  const model = openTui(undefined, { screen: "digits", digit: "7", index: 12 });
  assert.deepEqual([model.screen, model.digits.digit, model.samples.index], ["digits", "7", 12]);
});

Deno.test("update() draws with the pen down, rubs out, and takes apart what was drawn", () => {
  const at = (model: Model) => [model.own.x, model.own.y];
  const model = press(openTui(), "o");
  assert.deepEqual(at(model), [7, 5], "within the 8 x 8 pixels");
  assert.equal(press(model, "left").own.pixels, null, "the pen is up");
  const drawn = press(model, "space", "left", "left", "space", "left");
  const row = [...drawn.own.pixels!.subarray(5 * 8, 6 * 8)];
  assert.deepEqual(row, [0, 0, 0, 0, 140, 255, 255, 255]);
  assert.deepEqual(at(drawn), [4, 5]);
  const [taken] = effectsOf(openTui(), "o", "space", "left", "y");
  assert.ok(taken?.type === "copy");
  assert.equal(taken.shown.rows.length, K);
  assert.ok(taken.shown.rows.some(([, weight]) => Number(weight) > 0));
  assert.equal(press(drawn, "right", "backspace").own.pixels![5 * 8 + 5], 0);
  assert.equal(press(drawn, "x").own.pixels, null);
});

Deno.test("update() draws with the mouse, and only on the canvas", () => {
  const model = press(openTui({ columns: 100, rows: 30 }), "o");
  const click = send(model, { type: "click", column: 0, row: 3 });
  assert.equal(click.own.pixels![0], 255);
  const dragged = send(click, { type: "drag", column: 8, row: 3 });
  assert.ok([...dragged.own.pixels!.subarray(0, 8)].filter((value) => value === 255).length === 2);
  assert.deepEqual(send(click, { type: "drag", column: 99, row: 3 }).own, click.own);
  assert.equal(send(openTui(), { type: "drag", column: 0, row: 3 }).own.pixels, null);
});

Deno.test("update() compares models, and makes another one the model of all screens", () => {
  const two = openTui(undefined, {}, 2);
  const models = press(two, "m");
  assert.equal(models.screen, "models");
  assert.equal(press(models, "down", "enter").active, 1);
  assert.equal(press(models, "up", "down", "down").models.cursor, 1);
  assert.equal(press(models, "right").samples.index, 1);
  const byDigit = press(models, "4", "right");
  assert.deepEqual([byDigit.models.showsDigit, byDigit.digits.digit], [true, "5"]);
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
  const model = initialModel(start, { columns: 80, rows: 24 });
  const [one, none] = update(model, { type: "openFailed", text: "a.npz: no such file" });
  assert.deepEqual(none, []);
  assert.equal(one.notice!.text, "a.npz: no such file");
  assert.deepEqual(update(one, { type: "openFailed", text: "b.npz: no such file" })[1], [
    { type: "quit", exitCode: 1, failure: "b.npz: no such file" },
  ]);
});

Deno.test("update() filters the help and scrolls it; ? and Esc close it", () => {
  const help = press(openTui({ columns: 80, rows: 20 }), "?");
  assert.deepEqual(help.help, { filter: "", scroll: 0 });
  assert.equal(press(help, "down", "down", "up").help!.scroll, 1);
  const filtered = press(help, "/", "p", "n", "g", "enter");
  assert.equal(filtered.help!.filter, "png");
  assert.equal(press(filtered, "esc").help!.filter, "");
  assert.equal(press(filtered, "esc", "esc").help, null);
  assert.equal(press(help, "?").help, null);
  assert.equal(press(help, "d").screen, "digits", "screens can be chosen from the help");
});

Deno.test("update() answers clicks on tabs and pictures, and the wheel", () => {
  const model = openTui();
  const click = (state: Model, column: number, row: number) =>
    send(state, { type: "click", column, row });
  assert.equal(click(model, 14, 0).screen, "digits");
  const second = click(model, 40, 5);
  assert.equal(second.components.cursor, 1);
  assert.equal(second.components.isLarge, false);
  assert.equal(click(second, 40, 5).components.isLarge, true, "a click on the chosen one opens it");
  assert.equal(click(model, 25, 5).components.cursor, 0, "between two pictures");
  assert.equal(send(press(model, "s", "9"), { type: "wheel", direction: 1 }).samples.index, 8);
});

Deno.test("update() takes what is shown along: the same numbers for the clipboard and the file", () => {
  const shown = (...keys: string[]) => {
    const [copied] = effectsOf(openTui(), ...keys, "y");
    const [saved] = effectsOf(openTui(), ...keys, "e");
    assert.ok(copied?.type === "copy" && saved?.type === "export");
    assert.deepEqual(copied.shown.rows, saved.shown.rows);
    return saved.shown;
  };
  assert.equal(shown().pictures.length, K);
  const large = shown("enter");
  assert.equal(large.name, "component-1");
  assert.deepEqual(large.rows[0], new Array(8).fill(10));
  assert.deepEqual(large.rows[1], new Array(8).fill(0));
  const digits = shown("d", "7");
  assert.equal(digits.name, "digits-7-parts");
  assert.equal(digits.pictures.length, 4);
  assert.equal(digits.rows.length, K);
  assert.equal(shown("s").pictures.length, 3);
  const worst = shown("r");
  assert.deepEqual(worst.rows[0]!.slice(0, 3), [1, 119, 9]);
  assert.equal(worst.rows.length, 20);
});

Deno.test("update() stands any keys, clicks and sizes, and stays within what there is", () => {
  const keys = [...new Set(BINDINGS.flatMap((binding) => binding.keys)), "x", "backspace", "ä"];
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
      let model = openTui(undefined, {}, 2);
      for (const one of messages) {
        model = send(model, one);
        const { components, digits, samples, reconstructions } = model;
        assert.ok(components.cursor >= 0 && components.cursor < K);
        assert.ok(components.scroll >= 0 && reconstructions.scroll >= 0 && digits.scroll >= 0);
        assert.ok(/^\d$/.test(digits.digit) && digits.digit !== digits.other);
        assert.ok(digits.top >= 1 && digits.top <= K);
        assert.ok(samples.index >= 0 && samples.index < N);
        assert.ok(reconstructions.cursor >= 0 && reconstructions.cursor < N);
        assert.ok(screensOf(model).includes(model.screen));
      }
    }),
    { numRuns: 150 },
  );
});
