import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { decode } from "fast-png";
import { report, type ReportCommandOptions } from "../../lib/commands/report.ts";
import { Failure } from "../../lib/failure.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import type { Model } from "../../lib/model/model.ts";
import { type FakeIo, fakeIo } from "../support/fake_io.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

Deno.test("report writes a folder of page, figures and numbers", async (t) => {
  const model = madeModel({ k: 12 });
  await withModels({ "m.npz": model }, async (folder) => {
    const io = fakeIo();
    const output = `${folder}/out`;
    await report([`${folder}/m.npz`], { output }, io);
    assert.match(
      io.stdout(),
      /^Saved .*out, \d+ files, [\d.]+ [kM]B\nOpen .*index\.html in a browser\n$/,
    );
    assert.deepEqual((await namesIn(folder)).sort(), ["m.npz", "out"], "nothing beside it");
    await t.step("the manifest lists every file", () => checkManifest(output));
    await t.step("each figure is there as SVG and as PNG", () => checkFigures(output));
    await t.step(
      "each component is a PNG of its very pixels",
      () => checkComponents(output, model),
    );
    await t.step("sheets show pictures pixel for pixel", () => checkSheet(output, model));
    await t.step("CSV and JSON hold the model's numbers", () => checkNumbers(output, model));
  });
});

async function checkManifest(output: string): Promise<void> {
  const files = await filesIn(output);
  const manifest = await readJson(`${output}/manifest.json`);
  assert.equal(manifest.generator, "strokes report");
  assert.equal(manifest.command, "deno task report m.npz -o DIR");
  const listed = manifest.files.map(({ path }: { path: string }) => path);
  assert.deepEqual([...listed, "manifest.json"].sort(), files);
  for (const { path, bytes, sha256 } of manifest.files) {
    const contents = await Deno.readFile(`${output}/${path}`);
    assert.equal(contents.length, bytes, path);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", contents)).toHex();
    assert.equal(hash, sha256, path);
  }
}

async function checkFigures(output: string): Promise<void> {
  const folder = `${output}/figures/m`;
  const svg = (await filesIn(folder)).filter((path) => path.endsWith(".svg"));
  // examples, components, image, its weights, means, reconstructions, distances, worst, best; 5 for each digit
  assert.equal(svg.length, 9 + 5 * 3);
  for (const path of svg) {
    const text = await Deno.readTextFile(`${folder}/${path}`);
    assert.ok(
      text.startsWith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ',
      ),
    );
    assert.match(text, /<title>[^<]+<\/title>/);
    const png = decode(await Deno.readFile(`${folder}/${path.replace(/svg$/, "png")}`));
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(text)!;
    assert.equal(png.width / png.height, Number(width) / Number(height), path);
    assert.ok(new Set(png.data).size > 2, `${path} is not blank`);
  }
}

/** The rule: value / the component's largest value * 255, rounded. */
async function checkComponents(output: string, { components }: Model): Promise<void> {
  for (let t = 0; t < 12; t++) {
    const name = String(t + 1).padStart(2, "0");
    const png = decode(await Deno.readFile(`${output}/figures/m/components/${name}.png`));
    assert.deepEqual([png.width, png.height, png.channels], [5, 6, 1]);
    const values = Array.from({ length: 30 }, (_, j) => components.get(t, j));
    const largest = Math.max(...values);
    assert.deepEqual([...png.data], values.map((value) => Math.round(value * 255 / largest)));
  }
}

async function checkSheet(output: string, { images }: Model): Promise<void> {
  const sheet = decode(await Deno.readFile(`${output}/figures/m/examples.png`));
  const svg = await Deno.readTextFile(`${output}/figures/m/examples.svg`);
  const first = /<image x="(\d+)" y="(\d+)" width="(\d+)"/.exec(svg)!.slice(1).map(Number);
  const [left, top, width] = first as [number, number, number];
  const zoom = width / 5;
  assert.ok(Number.isInteger(zoom) && zoom > 1);
  // the first image of the smallest label, 2, is image 1
  for (let y = 0; y < 6 * zoom; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = sheet.data[((top + y) * sheet.width + left + x) * sheet.channels];
      const wanted = images!.get(1, Math.floor(y / zoom) * 5 + Math.floor(x / zoom));
      assert.equal(pixel, wanted, `${x}, ${y}`);
    }
  }
}

async function checkNumbers(output: string, { components, images }: Model): Promise<void> {
  const data = `${output}/data/m`;
  const digits = await readJson(`${data}/digits.json`);
  const rows = await readCsv(`${data}/digits.csv`);
  assert.deepEqual(digits.digits.map(({ digit }: { digit: number }) => digit), [2, 5, 7]);
  for (const { digit, count, mean, quartiles, outliers } of digits.digits) {
    const own = rows.filter((row) => row.digit === String(digit));
    assert.deepEqual(own.map((row) => Number(row.mean)), mean);
    assert.deepEqual(own.map((row) => Number(row.quartile_3)), quartiles[3]);
    assert.deepEqual(own.map((row) => Number(row.outliers)), outliers);
    assert.ok(own.every((row) => row.count === String(count)));
  }
  const last = (await readCsv(`${data}/components.csv`)).map((row) => Number(row["6x5"]));
  assert.deepEqual(last.map(Math.fround), last.map((_, t) => components.get(t, 29)));
  const ranking = await readJson(`${data}/reconstructions.json`);
  const distances = (await readCsv(`${data}/distances.csv`)).map((row) => Number(row.distance));
  assert.equal(ranking.worst[0].distance, Math.max(...distances));
  assert.equal(ranking.best[0].distance, Math.min(...distances));
  const image = await readJson(`${data}/image-0.json`);
  assert.deepEqual(image.original, Array.from({ length: 30 }, (_, j) => images!.get(0, j)));
  assert.equal(image.identical, 30);
}

Deno.test("report gives the same bytes twice, wherever it is written, and --json says where", async () => {
  await withModels(
    { "a.npz": madeModel({ n: 9 }), "b.npz": madeModel({ n: 9, k: 2, labels: false }) },
    async (folder) => {
      const models = [`${folder}/a.npz`, `${folder}/b.npz`];
      await report(models, { output: `${folder}/one` }, fakeIo());
      const json = fakeIo({ json: true });
      await report(models, { output: `${folder}/two` }, json);
      const files = await filesIn(`${folder}/one`);
      assert.deepEqual(await filesIn(`${folder}/two`), files);
      const written = JSON.parse(json.stdout());
      assert.equal(written.files, files.length);
      assert.equal(written.page, `${folder}/two/index.html`);
      for (const file of files) {
        const [one, two] = await Promise.all(
          ["one", "two"].map((name) => Deno.readFile(`${folder}/${name}/${file}`)),
        );
        assert.deepEqual(one, two, file);
      }
      const page = await Deno.readTextFile(`${folder}/one/index.html`);
      assert.ok(!page.includes(folder), "no path of this machine");
    },
  );
});

Deno.test("report --json without -o prints all numbers", async () => {
  await withModels({ "m.npz": madeModel() }, async (folder) => {
    const printed = fakeIo({ json: true });
    await report([`${folder}/m.npz`], {}, printed);
    const { models: [model] } = JSON.parse(printed.stdout());
    assert.equal(model.name, "m");
    assert.equal(model.digits.digits.length, 3);
    assert.equal(model.reconstructions.worst.length, 20);
  });
});

Deno.test("report does not touch what is there already, and says how to replace it", async () => {
  await withModels({ "m.npz": madeModel() }, async (folder) => {
    await Deno.mkdir(`${folder}/out`);
    await Deno.writeTextFile(`${folder}/out/mine.txt`, "mine");
    await Deno.writeTextFile(`${folder}/file`, "mine");
    await rejects(
      [`${folder}/m.npz`],
      { output: `${folder}/out` },
      /out: is there already; add --force/,
    );
    await rejects(
      [`${folder}/m.npz`],
      { output: `${folder}/out`, force: true },
      /holds no report of strokes, so --force does not replace it/,
    );
    await rejects(
      [`${folder}/m.npz`],
      { output: `${folder}/file`, force: true },
      /file: a file; a report is a folder/,
    );
    assert.equal(await Deno.readTextFile(`${folder}/out/mine.txt`), "mine");
    assert.deepEqual((await namesIn(folder)).sort(), ["file", "m.npz", "out"]);
  });
});

Deno.test("report --force replaces a report, but nothing that a person put into it", async () => {
  const few = { n: 3, labels: false, images: false }; // and so few figures
  await withModels(
    { "m.npz": madeModel(few), "n.npz": madeModel({ ...few, k: 2 }) },
    async (folder) => {
      const output = `${folder}/out`;
      await report([`${folder}/m.npz`], { output }, fakeIo());
      await report([`${folder}/n.npz`], { output, force: true }, fakeIo());
      assert.deepEqual(await namesIn(`${output}/data`), ["n"]);
      await Deno.writeTextFile(`${output}/data/notes.txt`, "mine");
      await rejects(
        [`${folder}/m.npz`],
        { output, force: true },
        /holds data\/notes\.txt, which is not of the report/,
      );
      assert.equal(await Deno.readTextFile(`${output}/data/notes.txt`), "mine");
      assert.deepEqual((await namesIn(folder)).sort(), ["m.npz", "n.npz", "out"]);
    },
  );
});

Deno.test("report leaves nothing behind where it fails", async () => {
  await withModels({ "m.npz": madeModel() }, async (folder) => {
    const model = `${folder}/m.npz`;
    await rejects([model], { output: `${folder}/no/out` }, /no folder .*\/no; make it/);
    await rejects([model], { output: "/proc/out" }, /\/proc\/out: /);
    await rejects([model, `${folder}/none.npz`], { output: `${folder}/out` }, /none\.npz/);
    await rejects(
      [model],
      { output: `${folder}/out`, index: 40 },
      /m\.npz: there is no image 40; choose --index from 0 to 39/,
    );
    await rejects([model], { output: "-" }, /a report is a folder/, 2);
    assert.deepEqual(await namesIn(folder), ["m.npz"]);
  });
});

Deno.test("report stops at Ctrl-C and leaves nothing behind", async () => {
  await withModels({ "m.npz": madeModel() }, async (folder) => {
    // pressed when the first progress is seen
    const err = () => Promise.resolve(io.interrupt());
    const io: FakeIo = fakeIo({ stderrIsTerminal: true, err });
    await assert.rejects(
      report([`${folder}/m.npz`], { output: `${folder}/out` }, io),
      (error) => error instanceof Failure && error.exitCode === 130,
    );
    assert.deepEqual(await namesIn(folder), ["m.npz"]);
  });
});

async function withModels(models: Record<string, Model>, use: (folder: string) => Promise<void>) {
  await withFiles({}, async (folder) => {
    for (const [name, model] of Object.entries(models)) {
      await writeModel(`${folder}/${name}`, model);
    }
    await use(folder);
  });
}

async function rejects(
  models: string[],
  options: ReportCommandOptions,
  message: RegExp,
  exitCode = 1,
): Promise<void> {
  const io: FakeIo = fakeIo();
  await assert.rejects(report(models, options, io), (error) => {
    assert.ok(error instanceof Failure, String(error));
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\n/);
    assert.equal(error.exitCode, exitCode);
    return true;
  });
  assert.equal(io.stdout(), "");
}

async function filesIn(folder: string, below = ""): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${below}`)) {
    const path = below + name;
    if (isDirectory) found.push(...await filesIn(folder, `${path}/`));
    else found.push(path);
  }
  return found.sort();
}

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
}

async function readJson(path: string) {
  return JSON.parse(await Deno.readTextFile(path));
}

async function readCsv(path: string): Promise<Record<string, string>[]> {
  return parse(await Deno.readTextFile(path), { columns: true });
}
