import assert from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { golden, type GoldenDistance } from "../support/golden.ts";
import { writeKaggleCsvs } from "../support/mnist.ts";
import { strokes } from "../support/strokes.ts";

/**
 * Runs a command with --json in a process of its own; gives its object. A shell stands between: a process's peak of
 * memory begins at its parent's, and these tests hold all of MNIST.
 */
async function json(...args: string[]) {
  const command = strokes(...args, "--json", "--quiet");
  const shell = new Deno.Command("bash", { args: ["-c", '"$@"; exit $?', "bash", ...command] });
  const { code, stdout, stderr } = await shell.output();
  const said = new TextDecoder().decode(stderr);
  assert.deepEqual([code, said], [0, ""], args.join(" "));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** How many of the images are in scikit-learn's list too. */
const shared = (found: readonly { index: number }[], expected: readonly GoldenDistance[]) =>
  found.filter(({ index }) => expected.some((image) => image.index === index)).length;

Deno.test("Kaggle's CSVs through the command line give scikit-learn's answer", async () => {
  const { facts } = await golden("mnist70k-k15-nndsvd");
  await withFiles({}, async (folder) => {
    const sources = await writeKaggleCsvs(folder);
    const model = `${folder}/k15.npz`;
    const fit = await json("fit", ...sources, "-k", "15", "-o", model);
    assert.deepEqual([fit.n_samples, fit.n_features, fit.n_components], [70000, 784, 15]);
    assert.ok(fit.reconstruction_err <= facts.reconstruction_err * (1 + 1e-5));
    assert.ok(fit.transform_err <= facts.transform_err * (1 + 1e-5));
    assert.ok(fit.peak_mb < 600, `${fit.peak_mb} MB`);
    const { load, fit: fitSeconds, transform, save, total } = fit.seconds;
    assert.ok(load + fitSeconds + transform + save <= total);

    const { digits } = await json("digits", model, "--top", "4");
    for (const { digit, count, top } of digits) {
      const expected = facts.digits[digit]!;
      assert.equal(count, expected.count);
      const components = top.map(({ component }: { component: number }) => component);
      assert.deepEqual(components, expected.top10.slice(0, 4), `digit ${digit}`);
    }

    const { worst, best } = await json("reconstructions", model);
    assert.ok(shared(worst, facts.worst20) >= 18);
    assert.ok(shared(best, facts.best20) >= 18);

    const { identical, label } = await json("sample", model, "--index", "0");
    assert.deepEqual([identical, label], [784, 5]);
  });
});

Deno.test("scikit-learn's own solver stops after as many passes, with the same mean weights", async () => {
  const { facts } = await golden("mnist70k-k15-nndsvd");
  await withFiles({}, async (folder) => {
    const sources = await writeKaggleCsvs(folder);
    const model = `${folder}/cd.npz`;
    const fit = await json("fit", ...sources, "--solver", "cd", "-o", model);
    assert.ok(Math.abs(fit.n_iter - facts.n_iter) <= 1, String(fit.n_iter));
    assert.ok(Math.abs(fit.reconstruction_err / facts.reconstruction_err - 1) < 1e-6);
    assert.equal(fit.converged, true);

    const { digits } = await json("digits", model);
    for (const { digit, mean } of digits) {
      const expected = facts.digits[digit]!.mean;
      const off = expected.map((value, t) => Math.abs(mean[t] - value));
      assert.ok(Math.max(...off) < 1e-3 * Math.max(...expected), `digit ${digit}`);
    }
  });
});

Deno.test("weights of the 10,000 test images alone are those that the fit gave them", async () => {
  await withFiles({}, async (folder) => {
    const [train, test] = await writeKaggleCsvs(folder) as [string, string];
    const model = `${folder}/k15.npz`;
    await json("fit", train, test, "-o", model);
    const { stdout } = await runCli(["transform", model, test, "-o", "-", "--quiet"]);
    const rows = stdout.trimEnd().split("\n").slice(1);
    assert.equal(rows.length, 10_000);
    for (const i of [0, 4_711, 9_999]) {
      const [label, ...weights] = rows[i]!.split(",").map(Number);
      const sample = await json("sample", model, "--index", String(60_000 + i));
      assert.equal(label, sample.label);
      weights.forEach((weight, t) => assert.ok(Math.abs(weight - sample.features[t]) < 1e-2));
    }
  });
});
