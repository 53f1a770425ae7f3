import assert from "node:assert/strict";
import { inverseTransform } from "../../lib/analysis/reconstruction.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { shown } from "../../lib/shown_text.ts";
import { type Ran, runCli, type RunOptions } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { madeModel, type MadeModelOptions } from "../support/made_model.ts";

/** Runs a command on a small model; `MODEL` stands for its path. */
async function onModel(
  command: string,
  { model = {}, ...options }: RunOptions & { model?: MadeModelOptions } = {},
): Promise<Ran> {
  let ran: Ran | undefined;
  await withFiles({}, async (folder) => {
    const path = `${folder}/model.npz`;
    await writeModel(path, madeModel(model));
    const args = command.split(" ").map((word) => word === "MODEL" ? path : word);
    ran = await runCli(args, options);
    ran = {
      ...ran,
      stdout: ran.stdout.replaceAll(path, "MODEL"),
      stderr: ran.stderr.replaceAll(path, "MODEL"),
    };
  });
  return ran!;
}

async function jsonOf(command: string, model: MadeModelOptions = {}) {
  const { exitCode, stdout, stderr } = await onModel(`${command} --json`, { model });
  assert.equal(exitCode, 0, stderr);
  assert.equal(stderr, "");
  assert.equal(stdout.trim().split("\n").length, 1);
  return JSON.parse(stdout);
}

const ESCAPE = "\x1b";
const COMMANDS = [
  "components MODEL",
  "components MODEL --index 1",
  "digits MODEL",
  "digits MODEL --digit 5",
  "sample MODEL --index 0",
  "reconstructions MODEL",
  "class MODEL --digit 7",
  "overlay MODEL --digit 7",
  "info MODEL",
];

Deno.test("a pipe gets no escape codes, and lines of 80 columns", async () => {
  for (const command of COMMANDS) {
    const { exitCode, stdout, stderr } = await onModel(command);
    assert.equal(exitCode, 0, stderr);
    assert.ok(!stdout.includes(ESCAPE), command);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, `${command}: ${line}`);
  }
});

Deno.test("--color, FORCE_COLOR and NO_COLOR decide about escape codes", async () => {
  const colored = async (command: string, options: RunOptions) =>
    (await onModel(command, options)).stdout.includes(ESCAPE);
  assert.equal(await colored("components MODEL --color 256", {}), true);
  assert.equal(await colored("components MODEL", { env: { FORCE_COLOR: "3" } }), true);
  const screen = { stdoutIsTerminal: true };
  assert.equal(
    await colored("components MODEL", { ...screen, env: { TERM: "xterm-256color" } }),
    true,
  );
  const noColor = { ...screen, env: { TERM: "xterm-256color", NO_COLOR: "1" } };
  assert.equal(await colored("components MODEL", noColor), false);
  assert.equal(await colored("components MODEL --color truecolor", noColor), true);
  assert.equal(await colored("components MODEL --no-color", { env: { FORCE_COLOR: "3" } }), false);
});

Deno.test("--renderer ascii draws with characters in colour too", async () => {
  const { stdout } = await onModel("components MODEL --renderer ascii --color 256");
  assert.match(stdout, /[@%#*]{2}/);
  assert.doesNotMatch(stdout, /[▀▄]/);
});

Deno.test("components shows every component under its name, counted from 1", async () => {
  const { stdout } = await onModel("components MODEL");
  for (const name of ["Component 1", "Component 2", "Component 3", "Component 4"]) {
    assert.ok(stdout.includes(name), name);
  }
  assert.ok(!stdout.includes("Component 5"));
});

Deno.test("components --index shows one large with its scale and the digits that use it", async () => {
  const { stdout } = await onModel("components MODEL --index 1");
  const values = madeModel().components.data.slice(30, 60);
  assert.match(stdout, /^Component 2 {2}share/);
  assert.ok(stdout.includes(`@ ${Math.max(...values).toFixed(2)}`), stdout);
  assert.match(stdout, /digit {2}mean weight\n +2 .*\n +5 .*\n +7 /);
});

Deno.test("components --index #2 is the index 1: Component 2, as people count", async () => {
  const [counted, indexed] = ["#2", "1"].map((which) =>
    onModel(`components MODEL --index ${which}`)
  );
  assert.equal((await counted!).stdout, (await indexed!).stdout);
});

Deno.test("components --json counts from 0 and holds the values", async () => {
  const { n_components, shape, components } = await jsonOf("components MODEL --index 1");
  assert.equal(n_components, 4);
  assert.deepEqual(shape, [6, 5]);
  assert.deepEqual(components.map(({ component }: { component: number }) => component), [1]);
  assert.deepEqual(components[0].values, [...madeModel().components.data.slice(30, 60)]);
});

Deno.test("digits --json has means, quartiles and the top components of each digit", async () => {
  const { n_components, digits } = await jsonOf("digits MODEL --top 2");
  assert.equal(n_components, 4);
  assert.deepEqual(digits.map(({ digit }: { digit: number }) => digit), [2, 5, 7]);
  const [first] = digits;
  const { features, labels } = madeModel();
  const rows = [...labels!.keys()].filter((i) => labels![i] === 0);
  assert.equal(first.count, rows.length);
  const mean = (t: number) => rows.reduce((sum, i) => sum + features.get(i, t), 0) / rows.length;
  for (let t = 0; t < 4; t++) assert.ok(Math.abs(first.mean[t] - mean(t)) < 1e-6);
  assert.equal(first.quartiles.length, 5);
  assert.equal(first.quartiles[0].length, 4);
  const order = [0, 1, 2, 3].sort((a, b) => mean(b) - mean(a));
  assert.deepEqual(
    first.top.map(({ component }: { component: number }) => component),
    order.slice(0, 2),
  );
});

Deno.test("digits --digit shows the digit's weights as box plots", async () => {
  const { stdout } = await onModel("digits MODEL --digit 5");
  assert.match(stdout, /^Digit 5 {2}13 images/);
  assert.match(stdout, /component {2,}mean .*25 %.*50 %.*75 %.*outliers/);
  assert.equal(stdout.split("\n").filter((line) => /[█┃]+.*\d$/.test(line)).length, 4);
});

Deno.test("sample --json: both ways of rebuilding agree to the bit", async () => {
  const found = await jsonOf("sample MODEL --index 3");
  const { features, components, images } = madeModel();
  const expected = [...inverseTransform(features, components, [3]).data];
  assert.equal(found.index, 3);
  assert.equal(found.label, 7);
  assert.equal(found.identical, 30);
  assert.deepEqual(found.reconstruction, expected);
  assert.deepEqual(found.original, [...images!.data.slice(90, 120)]);
  assert.deepEqual(found.features, [...features.data.slice(12, 16)]);
  const distance = Math.hypot(...found.original.map((x: number, j: number) => x - expected[j]!));
  assert.ok(Math.abs(found.distance - distance) < 1e-3);
});

Deno.test("sample shows original, reconstruction, difference and all weights", async () => {
  const { stdout } = await onModel("sample MODEL --index 3", { columns: 100 });
  assert.match(stdout, /^Image 3 {2}digit 7 {2}distance \d/);
  assert.match(stdout, /Original +Reconstruction +Difference/);
  assert.match(stdout, /agree to the bit in 30 of 30 pixels/);
});

Deno.test("sample of a model without images shows the reconstruction alone", async () => {
  const model = { images: false };
  const found = await jsonOf("sample MODEL --index 3", model);
  assert.equal(found.original, null);
  assert.equal(found.distance, null);
  const { stdout } = await onModel("sample MODEL --index 3", { model });
  assert.match(stdout, /Reconstruction/);
  assert.doesNotMatch(stdout, /Original/);
});

Deno.test("reconstructions --json ranks images by their distance", async () => {
  const { transform_err, worst, best } = await jsonOf("reconstructions MODEL --worst 40 --best 3");
  assert.equal(worst.length, 40);
  const distances = worst.map(({ distance }: { distance: number }) => distance);
  assert.deepEqual(distances, [...distances].sort((a, b) => b - a));
  assert.ok(Math.abs(Math.hypot(...distances) - transform_err) < 1e-6);
  const last = [...worst].reverse().slice(0, 3);
  assert.deepEqual(best, last);
  assert.equal(worst[0].label, [7, 2, 5][worst[0].index % 3]);
});

Deno.test("reconstructions --digit ranks among the images of one digit", async () => {
  const { worst, best } = await jsonOf("reconstructions MODEL --digit 2 --worst 5 --best 100");
  assert.equal(worst.length, 5);
  assert.equal(best.length, 13);
  assert.ok([...worst, ...best].every(({ label }: { label: number }) => label === 2));
});

Deno.test("class --json: mean, median, minimum and maximum of the top components", async () => {
  const { digit, components, ...pictures } = await jsonOf("class MODEL --digit 7 --top 3");
  assert.equal(digit, 7);
  assert.equal(components.length, 3);
  const { components: H } = madeModel();
  for (let j = 0; j < 30; j++) {
    const values = components.map((t: number) => H.get(t, j)).sort((a: number, b: number) => a - b);
    assert.equal(pictures.minimum[j], values[0]);
    assert.equal(pictures.median[j], values[1]);
    assert.equal(pictures.maximum[j], values[2]);
    assert.ok(Math.abs(pictures.mean[j] - (values[0] + values[1] + values[2]) / 3) < 1e-5);
  }
});

Deno.test("overlay has a legend with a colour, or without colours a letter, for each component", async () => {
  const plain = await onModel("overlay MODEL --digit 7 --top 3");
  assert.match(plain.stdout, /\nA Component \d .*\nB Component \d .*\nC Component \d /);
  const colored = await onModel("overlay MODEL --digit 7 --top 3 --color truecolor");
  assert.match(colored.stdout, /38;2;31;119;180m■■/);
  const { legend, rgb } = await jsonOf("overlay MODEL --digit 7 --top 3");
  assert.deepEqual(legend[1].color, [255, 127, 14]);
  assert.equal(rgb.length, 90);
});

Deno.test("info tells what a model holds and how it was made", async () => {
  const { stdout } = await onModel("info MODEL");
  assert.match(stdout, /Images +40 of 6 x 5, from digits.csv/);
  assert.match(stdout, /Components +4\n/);
  assert.match(stdout, /init nndsvd, solver auto/);
  assert.match(stdout, /Note +A note about this fit/);
  const found = await jsonOf("info MODEL", { images: false });
  assert.equal(found.has_images, false);
  assert.equal(found.n_iter, 42);
  assert.equal(found.parameters.random_state, 2021);
});

Deno.test("info tells of a file by another program what it can", async () => {
  const { stdout } = await onModel("info MODEL", { model: { origin: false, labels: false } });
  assert.match(stdout, /without labels/);
  assert.match(stdout, /another program/);
});

const REFUSED: [command: string, message: RegExp, model?: MadeModelOptions][] = [
  ["components MODEL --index 4", /MODEL: there is no component 4; choose --index from 0 to 3/],
  ["sample MODEL --index 40", /MODEL: there is no image 40; choose --index from 0 to 39/],
  ["digits MODEL --digit 3", /MODEL: no image of it is a 3; choose --digit from 2, 5, 7/],
  ["class MODEL --digit 3", /no image of it is a 3/],
  ["overlay MODEL --digit -1", /no image of it is a -1/],
  ["reconstructions MODEL --digit 9", /no image of it is a 9/],
  ["digits MODEL", /MODEL: it has no labels/, { labels: false }],
  ["reconstructions MODEL", /MODEL: it holds no images; fit again/, { images: false }],
];

Deno.test("what a model does not have is said in one line, with what there is", async () => {
  for (const [command, message, model = {}] of REFUSED) {
    const { exitCode, stdout, stderr } = await onModel(command, { model });
    assert.equal(exitCode, 1, command);
    assert.equal(stdout, "");
    assert.match(stderr, message);
    assert.equal(stderr.trimEnd().split("\n").length, 1);
  }
});

const WORDS: MadeModelOptions = { classes: ["shirt", "ankle boot", "bag"] };

Deno.test("every showing command speaks of classes by their names where these are words", async () => {
  for (
    const command of [
      "digits MODEL",
      "classes MODEL --class bag",
      "class MODEL --class bag",
      "overlay MODEL --class bag",
      "sample MODEL --index 0",
      "reconstructions MODEL --class bag",
      "components MODEL --index 1",
    ]
  ) {
    const { exitCode, stdout, stderr } = await onModel(command, { model: WORDS });
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /bag/, command);
    assert.doesNotMatch(stdout, /digit/i, command);
  }
});

Deno.test("JSON has the class's name, and a digit only where it is a whole number", async () => {
  const keysOf = ({ digit, class: name }: { digit?: number; class: string }) => ({ digit, name });
  const words = (await jsonOf("digits MODEL", WORDS)).digits.map(keysOf);
  assert.deepEqual(
    words,
    ["shirt", "ankle boot", "bag"].map((name) => ({ digit: undefined, name })),
  );
  const numbers = (await jsonOf("digits MODEL")).digits.map(keysOf);
  assert.deepEqual(numbers, [2, 5, 7].map((digit) => ({ digit, name: String(digit) })));
  const { label, class: name } = await jsonOf("sample MODEL --index 0", WORDS);
  assert.deepEqual([label, name], ["bag", "bag"]);
  const { worst } = await jsonOf("reconstructions MODEL --class bag --worst 1", WORDS);
  assert.deepEqual([worst[0].label, worst[0].class], ["bag", "bag"]);
});

Deno.test("sample and reconstructions say where an image came from, escaped, and nothing where nobody knows", async () => {
  const paths = Array.from({ length: 40 }, (_, i) => `photos/${i}\x1b[2J.png`);
  const { stdout } = await onModel("sample MODEL --index 7", { model: { paths } });
  assert.match(stdout, /\nFrom photos\/7\\x1b\[2J\.png\.\n/);
  const { worst } = await jsonOf("reconstructions MODEL --worst 2", { paths });
  for (const { index, path } of worst) assert.equal(path, shown(paths[index]!));
  assert.equal((await jsonOf("sample MODEL --index 7", { paths })).path, shown(paths[7]!));
  assert.equal("path" in await jsonOf("sample MODEL --index 7"), false);
});

Deno.test("info names classes that are words, and counts those beyond a dozen", async () => {
  const { stdout } = await onModel("info MODEL", { model: WORDS });
  assert.match(stdout, /\nClasses {5}3: shirt, ankle boot, bag\n/);
  assert.doesNotMatch((await onModel("info MODEL")).stdout, /Classes/);
  assert.deepEqual((await jsonOf("info MODEL", WORDS)).classes, ["shirt", "ankle boot", "bag"]);
});

Deno.test("--class chooses as --digit does, and a class that is not there is named with those that are", async () => {
  const byName = await jsonOf("classes MODEL --class 5");
  assert.deepEqual(byName, await jsonOf("digits MODEL --digit 5"));
  const none = await onModel("classes MODEL --class boot", { model: WORDS });
  assert.equal(
    none.stderr,
    'strokes: MODEL: no image of it is a "boot"; choose --class from shirt, ankle boot, bag\n',
  );
  const both = await onModel("classes MODEL --class 5 --digit 5");
  assert.equal(both.exitCode, 2);
  assert.match(both.stderr, /--digit.*cannot be used with.*--class/);
});
