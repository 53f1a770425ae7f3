import assert from "node:assert/strict";
import { openInkTerminal } from "../support/ink_terminal.tsx";
import { imageDriver } from "../support/image_drivers.ts";
import { openTui, press, send } from "../support/small_model.ts";

// Ink's cursor handler begins to listen for signals once and for good: before the tests, not within one.
await openInkTerminal(openTui()).close();

/** Keys that lead over all screens, views, lists, overlays of text, and back. */
const WALK = [
  ..."right right down enter right esc z z p d 7 down down down down down a pagedown a".split(" "),
  ..."up v 5 up up f + esc s right right n down r right down pagedown b 3 enter esc ? down".split(
    " ",
  ),
  ..."esc g 1 2 esc m right v 4 down t c K esc o space right right c home".split(" "),
];

for (
  const [name, size, driver] of [
    ["80 x 24", { columns: 80, rows: 24 }, null],
    ["150 x 44", { columns: 150, rows: 44 }, null],
    ["images in cells", { columns: 110, rows: 32 }, imageDriver("inCells")],
    ["images above the text", { columns: 110, rows: 32 }, imageDriver("aboveText")],
  ] as const
) {
  Deno.test(`pictureStream() leaves the screen as a full repaint would, ${name}`, async () => {
    let state = openTui(size, {}, 2);
    if (driver) state = { ...state, driver };
    const updated = openInkTerminal(state);
    try {
      for (const [step, key] of WALK.entries()) {
        state = press(state, key);
        await updated.show(state);
        // A repaint takes its time; what went wrong stays on the screen.
        if (step % 5 !== 0) continue;
        const anew = openInkTerminal(state);
        try {
          await anew.show(state);
          assert.deepEqual(updated.cells(), anew.cells(), `after ${key}`);
          assert.deepEqual(updated.images(), anew.images(), `after ${key}`);
        } finally {
          await anew.close();
        }
      }
    } finally {
      await updated.close();
    }
  });
}

Deno.test("pictureStream() takes images away before it leaves", async () => {
  const state = { ...openTui({ columns: 100, rows: 30 }), driver: imageDriver("aboveText") };
  const terminal = openInkTerminal(state);
  try {
    await terminal.show(state);
    assert.equal(terminal.images().length, 6);
    await terminal.show({ ...state, size: { columns: 20, rows: 5 } });
    assert.deepEqual(terminal.images(), [], "the window is too small for pictures");
  } finally {
    await terminal.close();
  }
});

Deno.test("pictureStream() changes from text to images once the terminal has answered", async () => {
  const state = openTui({ columns: 100, rows: 30 });
  const driver = imageDriver("inCells");
  const terminal = openInkTerminal(state);
  try {
    await terminal.show(state);
    const inText = terminal.cells();
    const painted = await terminal.show(
      send(state, { type: "terminal", driver, colorDepth: "256" }),
    );
    assert.ok(painted.includes("\x1b[24D\x1b[B"), "as images");
    assert.deepEqual(terminal.cells(), inText);
    const moved = await terminal.show(press({ ...state, driver }, "right"));
    assert.ok(!moved.includes("\x1b[24D\x1b[B"), "not once more");
  } finally {
    await terminal.close();
  }
});

Deno.test("pictureStream() leaves no text below images that are above the text", async () => {
  const state = openTui({ columns: 100, rows: 30 });
  const terminal = openInkTerminal(state);
  try {
    await terminal.show(state);
    assert.ok(terminal.cells().flat().some((cell) => cell.includes("231")));
    const driver = imageDriver("aboveText");
    await terminal.show(send(state, { type: "terminal", driver, colorDepth: "256" }));
    assert.equal(terminal.images().length, 6);
    assert.ok(!terminal.cells().flat().some((cell) => cell.includes("231")));
  } finally {
    await terminal.close();
  }
});

Deno.test("pictureStream() writes no picture again that is on the screen already", async () => {
  const state = press(openTui({ columns: 100, rows: 30 }), "s");
  const terminal = openInkTerminal(state);
  try {
    await terminal.show(state);
    const moved = await terminal.show(press(state, "c"));
    assert.ok(moved.includes("48;5;231"), "another screen has other pictures");
    const next = await terminal.show(press(state, "c", "right"));
    assert.ok(!next.includes("48;5;"), next);
    assert.ok(next.length < 600, `${next.length} characters`);
  } finally {
    await terminal.close();
  }
});

Deno.test("pictureStream() writes of another picture in the same place only what looks different", async () => {
  const state = press(openTui({ columns: 100, rows: 30 }), "s");
  const terminal = openInkTerminal(state);
  try {
    const whole = await terminal.show(press(state, "right"));
    // The next image but five has the same weights: its original differs in its last pixel alone.
    const next = await terminal.show(press(state, "right", ..."lllll"));
    assert.ok(next.length < whole.length * 0.6, `${next.length} of ${whole.length} characters`);
  } finally {
    await terminal.close();
  }
});

Deno.test("pictureStream() writes no mark to the terminal", async () => {
  let state = openTui({ columns: 100, rows: 30 });
  const terminal = openInkTerminal(state);
  try {
    for (const key of ["d", "r", "s", "?", "esc", "c", "enter"]) {
      state = press(state, key);
      assert.ok(!(await terminal.show(state)).includes("\x1b]8;;p:"), key);
    }
  } finally {
    await terminal.close();
  }
});
