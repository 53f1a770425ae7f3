import assert from "node:assert/strict";
import ndarray from "ndarray";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { classStatistics } from "../../lib/analysis/class_statistics.ts";
import { componentFacts } from "../../lib/analysis/component_facts.ts";
import { analyse } from "../../tui/effects/open_model.ts";
import { groupsOf } from "../../tui/groups.ts";
import { initialState } from "../../tui/initial_state.ts";
import { CLASS_VIEWS } from "../../tui/screens/classes/state.ts";
import type { OpenModel } from "../../tui/open_model.ts";
import type { TuiStart } from "../../tui/start.ts";
import type { State } from "../../tui/state.ts";
import { openInkTerminal } from "../support/ink_terminal.tsx";
import { K, N, openTui, press, repeated, send, SIDE } from "../support/small_model.ts";

// Ink's cursor handler begins to listen for signals once and for good: before the tests, not within one.
await openInkTerminal(openTui()).close();

/** The lines that a state shows, and all that was written. */
async function show(state: State): Promise<{ lines: string[]; text: string; written: string }> {
  const terminal = openInkTerminal(state);
  try {
    const before = await terminal.show(press(state, "?"));
    const written = before + await terminal.show(state);
    const lines = terminal.lines();
    return { lines, text: lines.join("\n"), written };
  } finally {
    await terminal.close();
  }
}

const PLACES: Readonly<Record<string, readonly string[]>> = {
  Components: [],
  Digits: ["d"],
  Samples: ["s"],
  Reconstructions: ["r"],
  Models: ["m"],
  Draw: ["o"],
};

for (const [columns, rows] of [[60, 16], [80, 24], [250, 70]] as const) {
  Deno.test(`screens have their tab, their place and their keys within ${columns} x ${rows}`, async () => {
    for (const [title, keys] of Object.entries(PLACES)) {
      const { lines } = await show(press(openTui({ columns, rows }, {}, 2), ...keys));
      assert.equal(lines.length, rows);
      assert.ok(lines[0]!.includes(`[${title}]`), `${lines[0]}`);
      assert.match(lines.at(-1)!, /\? all keys · q quit$/);
      assert.ok(lines.every((line) => line.length <= columns));
    }
  });
}

Deno.test("no picture reaches into the status line, no text is cut, in the smallest window", async () => {
  const size = { columns: 60, rows: 16 };
  const places = [..."csrmo"].map((key) => [key]);
  const views = CLASS_VIEWS.map((_, i) => ["d", ...new Array(i).fill("down")]);
  for (const keys of [...places, ["enter"], ...views, ["d", "a"], ["d", "v", "5"]]) {
    const { lines } = await show(press(openTui(size, {}, 2), ...keys));
    assert.match(lines.at(-1)!, /^\S+.* (\S+ )+· \? all keys · q quit$/, keys.join());
    assert.ok(!lines.slice(0, 2).join().includes("…"), `${keys}: ${lines.slice(0, 2).join("|")}`);
  }
});

Deno.test("the window is said to be too small instead of a broken screen", async () => {
  for (const size of [{ columns: 59, rows: 30 }, { columns: 80, rows: 15 }]) {
    const { text } = await show(openTui(size));
    assert.match(text, /Make the window larger: 60 x 16 at least/);
    assert.ok(!text.includes("Components"));
  }
});

Deno.test("Components shows each component's share, and facts of the large one", async () => {
  const { text } = await show(openTui());
  assert.match(text, /6 components of 8 x 8 {2}120 images · error 234.5/);
  assert.match(text, />1 · 16.7 %/);
  const large = await show(press(openTui(), "right", "enter"));
  assert.match(large.text, /Component 2 of 6/);
  assert.match(large.text, /16.7 % share of the reconstruction/);
  assert.match(large.text, /0.74 sparseness/);
  assert.match(large.text, /10.000/, "the end of the colour scale");
  // Digit d has the weights 1 + (d + 10 m + 1) % 5 of the second component: the same in all its images.
  assert.match(large.text, /0 █+\S* +2.000/);
  assert.match(large.text, /3 █+\S* +5.000/);
});

Deno.test("Digits shows the top components with their values, bars, boxes and outliers", async () => {
  const state = press(openTui(), "d", "3");
  const parts = await show(state);
  assert.match(parts.text, /Digit 3 {2}12 images/);
  assert.match(parts.text, /#2 · 5.000 +#1 · 4.000/);
  const weights = await show(press(state, "down"));
  assert.match(weights.text, /^\*Component 2 +█+\S* +5.000$/m);
  assert.match(weights.text, /^ Component 3 +█+\S* +1.000$/m);
  const boxes = await show(press(state, "down", "down"));
  assert.match(boxes.text, /Component 1 .*0 outliers/);
  const legend = await show(press(state, "up", "up"));
  assert.match(legend.text, /Component 2 · 5.000/);
  const both = await show(press(state, "v", "8", "down"));
  assert.match(both.text, /Digit 3 \| 8/);
  assert.match(both.text, /Digit 3 {2}12 images +│ Digit 8 {2}12 images/);
});

Deno.test("Samples shows label, distance and rank, and the weights", async () => {
  const { text } = await show(press(openTui(), "s", "end"));
  assert.match(text, /Image 119 {2}digit 9 · distance 119.0 · rank 1 of 120 · 1 is the worst/);
  assert.match(text, /original +reconstruct/);
  assert.match(text, /1 +2 +3 +4 +5 +6/);
  assert.match(text, /5.000 +1.000 +2.000 +3.000 +4.000 +5.000/);
});

Deno.test("Reconstructions lists label, distance and image, and where they lie among all", async () => {
  const { text } = await show(press(openTui(), "r", "7"));
  assert.match(text, /Worst reconstructions, digit 7 {2}1-\d+ of 12/);
  assert.match(text, />7 · 117.0 · 117/);
  assert.match(text, /distances/);
});

Deno.test("Models shows both with their errors and the distance of the same image", async () => {
  const { text } = await show(press(openTui({ columns: 120, rows: 30 }, {}, 2), "s", "9", "m"));
  assert.match(text, /Image 9 in 2 models/);
  assert.match(text, />small.npz +small1.npz/);
  assert.match(text, /shown on all screens *$/m);
  assert.match(text, /error 234.5 .*error 234.5/);
  assert.equal(text.match(/this image: 9.00/g)?.length, 2);
});

Deno.test("Draw shows what is drawn and its reconstruction", async () => {
  const empty = await show(press(openTui(), "o"));
  assert.match(empty.text, /Space sets the brush down · arrows draw/);
  const { text } = await show(press(openTui(), "o", "space", "left", "left", "left"));
  assert.match(text, /most like digit \d by its weights · cosine 0.\d\d/);
  assert.match(text, /brush down at 5, 6/);
  assert.match(text, /drawn +reconstruct/);
});

/** The TUI on models of so many times 6 components, in 80 x 24. */
function crowded(times: number, models = 1): State {
  const state = openTui({ columns: 80, rows: 24 }, {}, models);
  return { ...state, models: state.models.map((model) => repeated(model, times)) };
}

Deno.test("what does not fit is said to be cut, and can be scrolled to", async () => {
  const state = crowded(8);
  const range = async (...keys: string[]) => {
    const { text } = await show(press(state, ...keys));
    return /\d+-\d+ of \d+/.exec(text.replace(/0-\d+ digit/, ""))?.[0];
  };
  assert.equal(await range(), "1-8 of 48");
  assert.equal(await range("end"), "41-48 of 48");
  assert.equal(await range("d", "down"), "1-20 of 48", "weights");
  assert.equal(await range("d", "down", "down", "end"), "29-48 of 48", "boxes");
  assert.equal(await range("d", ...new Array(20).fill("+")), "1-8 of 24", "top components");
  assert.equal(await range("d", ...new Array(24).fill("+"), "up", "up", "end"), "8-28 of 28");
  assert.equal(await range("s"), undefined, "48 bars fit in 80 columns");
});

Deno.test("bars of many components are put in rows, and the rest can be scrolled to", async () => {
  const two = await show(press(crowded(7, 2), "m"));
  assert.match(two.text, /^1 .* 20 .*1 .* 20$/m, "42 bars in two rows, in both models");
  assert.match(two.text, /^22 .* 40 .*22 .* 40$/m);
  const many = press(crowded(100), "s", "v");
  assert.match((await show(many)).text, /weights 1-\d+ of 600/);
  const end = press(many, ...new Array(20).fill("}"));
  assert.match((await show(end)).text, /#600 +\d/);
});

Deno.test("Samples shows the weights as numbers in any window: v", async () => {
  for (const [columns, rows] of [[80, 24], [120, 40]] as const) {
    const state = send(crowded(8), { type: "resize", columns, rows });
    const { text } = await show(press(state, "s", "9", "v"));
    for (const component of [1, 20, 48]) {
      // Image 9 has the weight 1 + (9 + t) % 5 of component t, an eighth for each time that it is there.
      const weight = ((1 + (9 + (component - 1) % 6) % 5) / 8).toFixed(3);
      assert.match(text, new RegExp(`#${component} +${weight}\\b`), `${component} in ${columns}`);
    }
  }
});

Deno.test("the classes beside a large component can be scrolled to", async () => {
  const state = openTui({ columns: 80, rows: 16 });
  const large = press(state, "enter");
  assert.match((await show(large)).text, /in each digit · 1-9 of 10/);
  const { text } = await show(press(large, "pagedown"));
  assert.match(text, /in each digit · 2-10 of 10/);
  assert.match(text, / {2}9 █+\S* +5.000/);
});

Deno.test("Training shows how far, how well and what forms, and what is asked before it is stopped", async () => {
  const start: TuiStart = {
    kind: "train",
    sources: [],
    parameters: { ...DEFAULT_PARAMETERS, nComponents: 2 },
    colorDepth: "256",
  };
  const loading = send(initialState(start, { columns: 100, rows: 30 }), {
    type: "loading",
    progress: { source: "a.csv", rows: 5000, bytes: 5e6, totalBytes: 1e7, seconds: 0.5 },
  });
  assert.match((await show(loading)).text, /load {2}█+ +5,000 images · 10.0 MB\/s/);
  const report = (pass: number, error: number) => ({
    type: "progress",
    progress: {
      phase: "fit",
      pass,
      iteration: pass * 2,
      error,
      violation: 0.01,
      seconds: 1.5,
      secondsLeft: 0.5,
      components: new Float32Array(2 * SIDE * SIDE).fill(1),
    },
  } as const);
  const initializing = send(loading, {
    type: "training",
    part: { stage: "fitting", format: { shape: [SIDE, SIDE], channels: 1 }, nSamples: 5000 },
  }, {
    type: "progress",
    progress: {
      ...report(0, NaN).progress,
      phase: "init",
      violation: NaN,
      secondsLeft: NaN,
      steps: { done: 2, total: 8 },
    },
  });
  assert.match((await show(initializing)).text, /init {2}█+ +step 3 of 8 · 1.50 s/);
  const fitting = send(
    loading,
    {
      type: "training",
      part: { stage: "fitting", format: { shape: [SIDE, SIDE], channels: 1 }, nSamples: 5000 },
    },
    report(1, 900),
    report(2, 500),
    report(3, 400),
  );
  const { text } = await show(fitting);
  assert.match(text, /Fitting {2}k = 2 · nndsvd, auto, tol 0.0001/);
  assert.match(text, /pass 3 · 1.50 s · some 0.50 s left/);
  assert.match(text, /error 400.0 · iteration 6 of at most 1,000 · violation 1.0e-2/);
  assert.match(text, /components after pass 3/);
  assert.match(text, /900.0 [⠀-⣿]/u);
  assert.match((await show(press(fitting, "esc"))).text, /Stop fitting\? .* y yes · n no/);
  const small = await show(send(fitting, { type: "resize", columns: 60, rows: 16 }));
  assert.match(small.text, /\[Training\] .*o:/, "the last tab, too");
  assert.match(small.text, /pass 3 · 1.50 s · some 0.50 s left/);
  assert.match(small.text, /components after pass 3/);
  assert.match(small.text, /Esc stop/);
  assert.ok(!small.text.includes("…"), small.text);
});

Deno.test("colour images are colour pictures on every screen", async () => {
  const [small] = openTui().models;
  const p = SIDE * SIDE * 3;
  const components = new Float32Array(K * p), images = new Uint8Array(N * p);
  // Components are red, green and blue in turn; images are grey.
  for (let i = 0; i < K * SIDE * SIDE; i++) {
    components[i * 3 + Math.floor(i / (SIDE * SIDE)) % 3] = 5;
  }
  images.fill(255);
  const model: OpenModel = {
    ...small!,
    channels: 3,
    components: ndarray(components, [K, p]),
    images: ndarray(images, [N, p]),
  };
  const state: State = { ...openTui(undefined, { colorDepth: "truecolor" }), models: [model] };
  const colors = async (...keys: string[]) => {
    const terminal = openInkTerminal(state);
    try {
      await terminal.show(press(state, ...keys));
      return new Set(
        terminal.cells().flat().flatMap((cell) => /^(\d+)\/\1$/.exec(cell)?.[1] ?? []),
      );
    } finally {
      await terminal.close();
    }
  };
  const RED = String(0xff0000), GREEN = String(0x00ff00), BLUE = String(0x0000ff);
  const gallery = await colors();
  assert.ok([RED, GREEN, BLUE].every((color) => gallery.has(color)), [...gallery].join());
  assert.ok((await colors("right", "enter")).has(GREEN), "the second one, large");
  assert.ok((await colors("s")).has(String(0xffffff)), "an image");
  for (const keys of [["d"], ["S"], ["O"], ["r"], ["o", "space"]]) {
    assert.ok((await colors(...keys)).size > 0, keys.join());
  }
});

Deno.test("every screen shows how far a running fit is", async () => {
  const running = send(press(openTui(), "K", "5", "enter", "d"), {
    type: "progress",
    progress: {
      phase: "fit",
      pass: 3,
      iteration: 3,
      error: 1,
      violation: 0.01,
      seconds: 1,
      secondsLeft: 1,
    },
  });
  assert.match((await show(running)).lines[0]!, /fitting 50 %$/);
  const none: State = { ...running, models: [] };
  assert.match((await show(none)).text, /still being fitted. Training \(t\) shows how far/);
});

Deno.test("the help lists the keys of one screen or of all", async () => {
  const one = await show(press(openTui({ columns: 100, rows: 60 }), "s", "?"));
  assert.match(one.text, /Keys of Samples/);
  assert.match(one.text, /^n +next image of the same class$/m);
  assert.ok(!one.text.includes("worst reconstructions first"));
  const all = await show(press(openTui({ columns: 100, rows: 120 }), "s", "?", "a"));
  assert.match(all.text, /Keys of all screens/);
  for (
    const words of ["Reconstructions:", "worst reconstructions first", "erase around the brush"]
  ) {
    assert.ok(all.text.includes(words), words);
  }
});

Deno.test("the list of commands finds one by its letters, shows its key, and runs it", async () => {
  const list = press(openTui(), ":", "b", "o", "x", "space", "p", "l");
  assert.match((await show(list)).text, /> *B {2}box plots of a class's weights/);
  const { text } = await show(press(list, "enter"));
  assert.match(text, /\[boxes\]/);
  assert.match((await show(press(openTui(), "ctrl+p"))).text, /Commands/);
});

Deno.test("without colours nothing is styled, and pictures are braille or characters", async () => {
  const state = openTui({ columns: 100, rows: 30 }, { colorDepth: "none" });
  for (const keys of [[], ["d"], ["s"], ["r"]]) {
    const { written, text } = await show(press(state, ...keys));
    // deno-lint-ignore no-control-regex -- colours are what must not be there; [m ends what was never begun
    assert.ok(!/\x1b\[[0-9;]*(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[0-9;]*m/.test(written), keys.join());
    assert.match(text, /[⠁-⣿]/u);
  }
  const ascii = openTui({ columns: 100, rows: 30 }, { colorDepth: "none", unicode: false });
  for (const keys of [["?"], ["c"], ["d", "v", "5"], ["r"], ["o", "space"]]) {
    const { written } = await show(press(ascii, ...keys));
    // deno-lint-ignore no-control-regex -- from the first to the last of ASCII
    assert.ok(/^[\x00-\x7f]*$/.test(written), keys.join());
  }
  const { text } = await show(press(ascii, "s"));
  assert.ok(!/[⠁-⣿▀-▟]/u.test(text));
  assert.match(text, /[=+*#%@]{4}/);
});

/** The small model without labels and images, analysed as when it is opened. */
async function bareModel(): Promise<OpenModel> {
  const [full] = openTui().models;
  const bare = {
    ...full!,
    labels: null,
    classes: [],
    images: null,
    grouping: undefined,
    byClass: undefined,
    classStatistics: undefined,
    origin: null,
  };
  const found: Partial<OpenModel> = {};
  await analyse(bare, (part) => Object.assign(found, part), new AbortController().signal);
  return { ...bare, ...found };
}

Deno.test("a model without images says so on every screen instead of failing", async () => {
  const state: State = { ...openTui(), models: [await bareModel()] };
  assert.match((await show(press(state, "s"))).text, /saved without/);
  assert.match((await show(press(state, "r"))).text, /saved without its images/);
  assert.match((await show(press(state, "d", "up"))).text, /no images/);
});

Deno.test("images without labels are grouped by the component that is strongest in each", async () => {
  const state: State = { ...openTui(), models: [await bareModel()] };
  const { text } = await show(press(state, "d"));
  assert.match(text, /\[Clusters\]/);
  assert.match(text, /Cluster 1 {2}24 images/);
  assert.match(text, /0-9 cluster/);
  // Image i has the weight 1 + (i + t) % 5 of component t: of 24 each the first of the largest is 1, 2, 3, 4 or 5.
  assert.match((await show(press(state, "d", "5"))).text, /Cluster 5 {2}24 images/);
  assert.match((await show(press(state, "d", "right"))).text, /Cluster 2 {2}24 images/);
  assert.match((await show(press(state, "s"))).text, /Image 0 {2}cluster 5/);
  assert.match((await show(press(state, "enter"))).text, /Mean weight in each cluster/);
  assert.match((await show(press(state, "c", "d", "7"))).text, /There are 5 clusters only/);
});

/** The TUI on a model whose images have these classes, in turn. */
function named(...classes: string[]): State {
  const [small] = openTui().models;
  const labels = Int32Array.from({ length: N }, (_, i) => i % classes.length);
  const statistics = classStatistics(small!.features!, labels)
    .map((one) => ({ ...one, name: classes[one.label]! }));
  const model: OpenModel = {
    ...small!,
    labels,
    classes,
    ...groupsOf({ kind: "class", classes, labels }),
    classStatistics: statistics,
    facts: componentFacts(small!.features!, small!.components, statistics),
  };
  return { ...openTui(), models: [model] };
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `letter ${letter}`);

Deno.test("classes of any names have their screen, their keys and their list", async () => {
  const state = press(named("shirt", "ankle boot", "bag", "coat of a very long name indeed"), "d");
  const first = await show(state);
  assert.match(first.text, /\[Classes\]/);
  assert.match(first.text, /Class shirt {2}30 images/);
  assert.match((await show(press(state, "2"))).text, /Class ankle boot/);
  assert.match((await show(press(state, "v", "3"))).text, /Class shirt \| bag/);
  const list = await show(press(state, "/"));
  assert.match(list.text, /> *30 images {2}Class shirt/);
  assert.match(list.text, /30 images {2}Class ankle boot/);
  const typed = press(state, "/", "b", "o", "o");
  assert.match((await show(typed)).text, /Find: boo/);
  assert.match((await show(press(typed, "enter"))).text, /Class ankle boot {2}30 images/);
  assert.match((await show(press(typed, "esc"))).text, /Class shirt {2}30 images/);
  assert.match((await show(press(state, "/", "x", "y", "z"))).text, /Nothing has these letters/);
  assert.match((await show(press(state, "c", "enter"))).text, /coat of a very …/);
  assert.match((await show(press(state, "a"))).text, /All classes/);
});

Deno.test("another model with other classes is shown by its own", async () => {
  const digits = openTui(undefined, {}, 2);
  const other = { ...named("shirt", "bag").models[0]!, id: 2 };
  const two: State = { ...digits, models: [digits.models[0]!, other] };
  const compared = press(two, "d", "5", "v", "7", "r", "7");
  const { text } = await show(press(compared, ".", "d"));
  assert.match(text, /Class shirt {2}60 images/);
  assert.ok(!text.includes("|"), "nothing is compared with the 7");
  assert.match((await show(press(compared, "."))).text, /Worst reconstructions, all classes/);
});

Deno.test("the list of classes finds those that no key chooses, on every screen that asks for one", async () => {
  const state = named(...LETTERS);
  assert.match((await show(press(state, "d", "/"))).text, /Class letter a/);
  assert.match((await show(press(state, "d", "0"))).text, /Class letter j/);
  const find = ["/", "z", "enter"];
  assert.match((await show(press(state, "d", ...find))).text, /Class letter z/);
  assert.match((await show(press(state, "s", ...find))).text, /Image 25 {2}class letter z/);
  assert.match(
    (await show(press(state, "r", ...find))).text,
    /Worst reconstructions, class letter z/,
  );
  assert.match((await show(press(state, "d", "left"))).text, /Class letter z/);
});

Deno.test("what is still being read is said calmly, and nothing fails meanwhile", async () => {
  const full = openTui();
  const unread = {
    ...full.models[0]!,
    labels: undefined,
    features: undefined,
    images: undefined,
    grouping: undefined,
    byClass: undefined,
    classStatistics: undefined,
    facts: undefined,
    distances: undefined,
    progress: 0.3,
  };
  const state: State = { ...full, models: [unread] };
  for (const keys of [["d"], ["d", "down"], ["d", "up"], ["s"], ["enter"]]) {
    assert.match((await show(press(state, ...keys))).text, /reading/, keys.join());
  }
  assert.match((await show(press(state, "r"))).text, /measuring distances: 30 %/);
});
