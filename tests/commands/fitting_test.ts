import assert from "node:assert/strict";
import { readModel } from "../../lib/model/model_file.ts";
import { Failure } from "../../lib/failure.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";

/** Files in a folder, leftovers of interrupted writing included. */
const filesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

Deno.test("fit saves a model and says how it went", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const output = `${folder}/model.npz`;
    const { exitCode, stdout, stderr } = await runCli([
      "fit",
      `${folder}/digits.csv`,
      "-k",
      "3",
      "-o",
      output,
    ]);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^Images +60 of 4 x 4, 10 digits, from /);
    assert.match(stdout, /\nComponents +3, from nndsvd by auto: \d+ pass/);
    assert.match(stdout, new RegExp(`\nSaved +${output}, .*deno task browse ${output}\n$`));
    const model = await readModel(output);
    assert.deepEqual(model.components.shape, [3, 16]);
    assert.deepEqual(model.features.shape, [60, 3]);
    assert.equal(model.labels!.length, 60);
    assert.deepEqual(model.images!.shape, [60, 16]);
    assert.deepEqual(filesIn(folder), ["digits.csv", "model.npz"]);
  });
});

Deno.test("fit --json prints one object with scikit-learn's names", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const output = `${folder}/model.npz`;
    const ran = await runCli([
      ...["fit", `${folder}/digits.csv`, "-k", "3", "-o", output, "--json", "-q"],
      ...["--solver", "cd", "--init", "nndsvda", "--threads", "1", "--no-images"],
    ]);
    assert.equal(ran.exitCode, 0, ran.stderr);
    assert.equal(ran.stderr, "");
    const facts = JSON.parse(ran.stdout);
    const { model, n_samples, n_features, n_components, init, solver, threads } = facts;
    assert.deepEqual(
      { model, n_samples, n_features, n_components, init, solver, threads },
      {
        model: output,
        n_samples: 60,
        n_features: 16,
        n_components: 3,
        init: "nndsvda",
        solver: "cd",
        threads: 1,
      },
    );
    assert.ok(facts.n_iter >= 1 && facts.peak_mb > 1);
    assert.ok(facts.reconstruction_err > 0 && facts.transform_err > 0);
    const { load, init: initSeconds, fit, transform, save, total } = facts.seconds;
    assert.ok(initSeconds <= fit && load + fit + transform + save <= total);
    assert.equal((await readModel(output)).images, null);
  });
});

Deno.test("fit --json and info --json tell the same seconds of a fit", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const output = `${folder}/model.npz`;
    const fitted = await runCli(["fit", `${folder}/digits.csv`, "-k", "3", "-o", output, "--json"]);
    const { init, fit, transform } = JSON.parse(fitted.stdout).seconds;
    const info = await runCli(["info", output, "--json"]);
    assert.deepEqual(JSON.parse(info.stdout).seconds, { init, fit, transform });
    assert.ok(init > 0 && init < fit);
  });
});

Deno.test("a fit that --max-iter ends says so, names what helps, and keeps it in the model", async () => {
  await withFiles({}, async (folder) => {
    const output = `${folder}/model.npz`;
    const ran = await runCli(["fit", "-k", "15", "--max-iter", "201", "-o", output, "--json"]);
    const note =
      "Not converged after 201 iterations: not comparable with scikit-learn's result at --max-iter 201; " +
      "use --solver cd for that result, or a higher --max-iter to converge.";
    assert.equal(ran.exitCode, 0);
    assert.ok(ran.stderr.endsWith(`note: ${note}\n`), ran.stderr);
    assert.deepEqual(JSON.parse(ran.stdout).notes, [note]);
    const info = await runCli(["info", output, "--json"]);
    assert.deepEqual(JSON.parse(info.stdout).notes, [note]);
  });
});

Deno.test("fit names options where parameters do not suit the images", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const { exitCode, stdout, stderr } = await runCli([
      ...["fit", `${folder}/digits.csv`, "-k", "17", "-o", `${folder}/model.npz`],
    ]);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.equal(
      stderr,
      "strokes: --components 17, must be <= 16 with --init nndsvd for 60 images of 16 pixels; " +
        "use fewer components or --init random\n",
    );
  });
});

Deno.test("fit -o - writes the model, and nothing else, to standard output", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const { exitCode, stdoutBytes, stderr } = await runCli([
      "fit",
      `${folder}/digits.csv`,
      "-k",
      "3",
      "-o",
      "-",
    ]);
    assert.equal(exitCode, 0, stderr);
    await Deno.writeFile(`${folder}/model.npz`, stdoutBytes);
    assert.deepEqual((await readModel(`${folder}/model.npz`)).components.shape, [3, 16]);
  });
});

Deno.test("fit -o - does not write a model to a screen", async () => {
  const { exitCode, stdout, stderr } = await runCli(["fit", "-o", "-"], { stdoutIsTerminal: true });
  assert.deepEqual([exitCode, stdout], [2, ""]);
  assert.match(stderr, /send it to a file or a pipe/);
});

Deno.test("start without a terminal sums up: digits, worst and best, nothing saved unasked", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const { exitCode, stdout, stderr } = await runCli(["start", `${folder}/digits.csv`, "-k", "4"]);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /Not saved +add -o model\.npz/);
    assert.match(
      stdout,
      /digit {2}images {2}1st component +2nd component +3rd component +4th component/,
    );
    for (let digit = 0; digit < 10; digit++) {
      assert.match(stdout, new RegExp(`\n +${digit} +6 +\\d `));
    }
    assert.match(stdout, /worst: image +digit +distance +best: image/);
    assert.match(stdout, /\n5 +\d+ +\d +\d/);
    assert.ok(!stdout.includes("\x1b") && !stdout.includes("Component 1"));
    for (const line of stdout.split("\n")) {
      assert.ok(line.replace(folder, "").length <= 80, line);
    }
    assert.deepEqual(filesIn(folder), ["digits.csv"]);
  });
});

Deno.test("start shows the components where there are colours, and saves with -o", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const output = `${folder}/model.npz`;
    const { stdout } = await runCli([
      ...["start", `${folder}/digits.csv`, "-k", "4", "-o", output, "--color", "256"],
    ]);
    assert.match(stdout, /Component 1 +Component 2/);
    assert.ok(stdout.includes("▄"));
    assert.equal((await readModel(output)).components.shape[0], 4);
  });
});

Deno.test("start --json has the facts of the fit and what was found", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const { stdout, stderr } = await runCli([
      "start",
      `${folder}/digits.csv`,
      "-k",
      "4",
      "--json",
      "-q",
    ]);
    assert.equal(stderr, "");
    const { model, n_components, digits, worst, best } = JSON.parse(stdout);
    assert.deepEqual([model, n_components, digits.length], [null, 4, 10]);
    assert.equal(digits[0].top.length, 4);
    assert.deepEqual([worst.length, best.length], [5, 5]);
  });
});

Deno.test("transform gives the weights of images as CSV and as npz, the same as the fit's", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    const [model, source] = [`${folder}/model.npz`, `${folder}/digits.csv`];
    await runCli(["fit", source, "-k", "3", "-o", model]);
    const csv = await runCli(["transform", model, source, "-o", "-"]);
    assert.equal(csv.exitCode, 0, csv.stderr);
    const [header, ...rows] = csv.stdout.trimEnd().split("\n");
    assert.equal(header, "label,component1,component2,component3");
    assert.equal(rows.length, 60);
    const { features } = await readModel(model);
    rows.forEach((row, i) => {
      const [label, ...weights] = row.split(",").map(Number);
      assert.equal(label, i % 10);
      weights.forEach((weight, t) => {
        assert.ok(Math.abs(weight - features.get(i, t)) <= 1e-3 * (1 + features.get(i, t)), row);
      });
    });
    const npz = await runCli([
      "transform",
      model,
      source,
      "-o",
      `${folder}/weights.npz`,
      "--json",
      "-q",
    ]);
    assert.equal(npz.exitCode, 0, npz.stderr);
    const again = await runCli(["transform", model, source, "-o", `${folder}/weights.npz`]);
    assert.equal(again.exitCode, 1);
    assert.match(again.stderr, /weights\.npz: is there already; add --force/);
    const facts = JSON.parse(npz.stdout);
    assert.deepEqual([facts.n_samples, facts.n_components], [60, 3]);
    assert.deepEqual(filesIn(folder), ["digits.csv", "model.npz", "weights.npz"]);
  });
});

Deno.test("transform refuses images of another size", async () => {
  await withFiles({ "digits.csv": digitsCsv(), "large.csv": digitsCsv(60, 6) }, async (folder) => {
    await runCli(["fit", `${folder}/digits.csv`, "-k", "3", "-o", `${folder}/model.npz`]);
    const ran = await runCli([
      "transform",
      `${folder}/model.npz`,
      `${folder}/large.csv`,
      "-o",
      "-",
    ]);
    assert.deepEqual([ran.exitCode, ran.stdout], [1, ""]);
    assert.equal(
      ran.stderr,
      `strokes: ${folder}/large.csv: images of 36 pixels, but ${folder}/model.npz has components of 4x4; ` +
        `give images of that size\n`,
    );
    const asked = await runCli([
      "transform",
      `${folder}/model.npz`,
      `${folder}/large.csv`,
      "-o",
      "-",
      "--shape",
      "4x4",
    ]);
    assert.deepEqual([asked.exitCode, asked.stdout], [1, ""]);
    assert.equal(
      asked.stderr,
      `strokes: ${folder}/large.csv: images of 36 pixels are not 4x4; correct --shape\n`,
    );
  });
});

Deno.test("an interrupted fit ends with 130, leaves nothing, and keeps the old model", async () => {
  await withFiles({ "digits.csv": digitsCsv(), "model.npz": "the old one" }, async (folder) => {
    for (const after of [0, 20]) {
      const controller = new AbortController();
      const timer = setTimeout(
        () => controller.abort(new Failure("interrupted; nothing was saved", 130)),
        after,
      );
      const { exitCode, stdout, stderr } = await runCli(
        // so many iterations that it cannot be done by then
        [
          "fit",
          "-k",
          "45",
          "--tol",
          "0",
          "--max-iter",
          "100000",
          "-q",
          "--force",
          "-o",
          `${folder}/model.npz`,
        ],
        { signal: controller.signal },
      );
      clearTimeout(timer);
      assert.deepEqual([exitCode, stdout], [130, ""]);
      assert.equal(stderr, "strokes: interrupted; nothing was saved\n");
    }
    assert.deepEqual(filesIn(folder), ["digits.csv", "model.npz"]);
    assert.equal(await Deno.readTextFile(`${folder}/model.npz`), "the old one");
  });
});
