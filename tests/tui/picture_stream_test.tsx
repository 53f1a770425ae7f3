import assert from "node:assert/strict";
import { drawingOf, splitMarks, storedPicture } from "../../tui/picture_store.ts";
import { openInkTerminal } from "../support/ink_terminal.tsx";
import { openTui, press } from "../support/small_model.ts";

Deno.test("splitMarks() finds the marks of pictures in a line", () => {
  const { id, mark } = storedPicture(
    "test/mark",
    () => ({ kind: "text", columns: 3, rows: 2, line: () => "" }),
  );
  assert.deepEqual(splitMarks(`a${mark}  ${mark}\x1b[1mb`), ["a", id, "  ", id, "\x1b[1mb"]);
  assert.deepEqual(splitMarks("\x1b[1mno picture\x1b[22m"), ["\x1b[1mno picture\x1b[22m"]);
});

Deno.test("storedPicture() draws once for each key", () => {
  let drawn = 0;
  const draw = () => {
    drawn++;
    return { kind: "text", columns: 1, rows: 1, line: () => "x" } as const;
  };
  const first = storedPicture("test/once", draw);
  assert.equal(storedPicture("test/once", draw), first);
  assert.equal(drawn, 1);
});

Deno.test("storedPicture() keeps what fills a screen, and forgets what has not been asked for longest", () => {
  const draw = () => ({ kind: "text", columns: 100, rows: 100, line: () => "" }) as const;
  const first = storedPicture("test/first", draw);
  for (let i = 0; i < 8; i++) storedPicture(`test/other/${i}`, draw);
  assert.equal(storedPicture("test/first", draw), first, "80,000 cells later");
  const second = storedPicture("test/second", draw);
  for (let i = 0; i < 9; i++) storedPicture(`test/more/${i}`, draw);
  assert.equal(drawingOf(first.id), undefined);
  assert.ok(drawingOf(second.id));
});

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

for (const size of [{ columns: 80, rows: 24 }, { columns: 150, rows: 44 }]) {
  Deno.test(`pictureStream() leaves the screen as a full repaint would, ${size.columns} x ${size.rows}`, async () => {
    let state = openTui(size, {}, 2);
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
        } finally {
          await anew.close();
        }
      }
    } finally {
      await updated.close();
    }
  });
}

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
