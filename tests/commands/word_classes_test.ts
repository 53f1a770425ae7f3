import assert from "node:assert/strict";
import { isTexts } from "../../lib/arrays/npy.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import { readModel } from "../../lib/model/model_file.ts";
import { namesOf } from "../support/class_names.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";

/** Left bars are called "boot", right bars "a, \"b\"": words that a CSV must quote. */
const IMAGES = ["label,1x1,1x2,2x1,2x2"].concat(
  Array.from(
    { length: 12 },
    (_, i) =>
      i % 2 === 0 ? `boot,${200 + i},0,${100 + i},0` : `"a, ""b""",0,${150 + i},0,${75 + i}`,
  ),
).join("\n") + "\n";
const NAMES = Array.from({ length: 12 }, (_, i) => i % 2 === 0 ? "boot" : 'a, "b"');

/** Runs commands one after the other in a folder with `images.csv`, which `@` stands for. */
async function inFolder(use: (run: (line: string) => Promise<string>) => Promise<void>) {
  await withFiles({ "images.csv": IMAGES }, async (folder) => {
    await use(async (line) => {
      const args = line.split(" ").map((word) => word.replace(/^@/, `${folder}/`));
      const { exitCode, stdout, stderr } = await runCli(args);
      assert.equal(exitCode, 0, `${line}: ${stderr}`);
      return stdout;
    });
  });
}

Deno.test("classes of words go through a fit, its model file and start", () =>
  inFolder(async (run) => {
    assert.match(await run("fit @images.csv -k 2 -o @m.npz"), /^Images +12 of 2 x 2, 2 classes, /);
    const { digits } = JSON.parse(await run("classes @m.npz --json"));
    assert.deepEqual(digits.map((one: { class: string }) => one.class), ['a, "b"', "boot"]);
    const summary = await run("start @images.csv -k 2 --text");
    assert.match(summary, /What each class is composed of/);
    assert.match(summary, /\nboot +6 +/);
    const found = JSON.parse(await run("start @images.csv -k 2 --json"));
    assert.equal(found.digits[1].class, "boot");
    assert.equal("digit" in found.digits[1], false);
  }));

Deno.test("transform writes words as labels into a CSV, quoted where they must be", () =>
  inFolder(async (run) => {
    await run("fit @images.csv -k 2 -o @m.npz");
    const csv = await run("transform @m.npz @images.csv -o -");
    assert.match(csv, /^label,component1,component2\nboot,[\d.]+,[\d.]+\n"a, ""b""",/);
  }));

Deno.test("weights of transform bear their labels as words in a .npz", async () => {
  await withFiles({ "images.csv": IMAGES }, async (folder) => {
    const model = `${folder}/m.npz`, weights = `${folder}/w.npz`;
    await runCli(["fit", `${folder}/images.csv`, "-k", "2", "-o", model, "-q"]);
    assert.deepEqual(namesOf(await readModel(model)), NAMES);
    await runCli(["transform", model, `${folder}/images.csv`, "-o", weights, "-q"]);
    const npz = await openNpz(weights);
    const labels = await npz.read("labels");
    npz.close();
    assert.ok(isTexts(labels));
    assert.deepEqual(labels, NAMES);
  });
});

Deno.test("export writes words as labels that fit reads again", () =>
  inFolder(async (run) => {
    await run("fit @images.csv -k 2 -o @m.npz");
    await run("export @m.npz --what samples --class boot -o @boots.csv");
    assert.match(await run("fit @boots.csv -k 1 -o @boots.npz"), /^Images +6 of 2 x 2, 1 class, /);
  }));
