import assert from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";

/** Runs a command line with a settings file in the user's config folder. */
async function withSettings(
  text: string,
  use: (env: Record<string, string>, file: string) => Promise<void>,
): Promise<void> {
  await withFiles({}, async (folder) => {
    await Deno.mkdir(`${folder}/strokes`);
    const file = `${folder}/strokes/strokes.json`;
    await Deno.writeTextFile(file, text);
    await use({ XDG_CONFIG_HOME: folder }, file);
  });
}

const settingsOf = async (args: string[], env: Record<string, string>) => {
  const { exitCode, stdout, stderr } = await runCli(["info", "--settings", "--json", ...args], {
    env,
  });
  assert.equal(exitCode, 0, stderr);
  return JSON.parse(stdout);
};

Deno.test("info --settings shows the defaults, scikit-learn's and the notebook's", async () => {
  const settings = await settingsOf([], {});
  assert.deepEqual(settings.components, { value: 15, from: "default" });
  assert.deepEqual(settings["random-state"], { value: 2021, from: "default" });
  assert.deepEqual(settings.tol, { value: 0.0001, from: "default" });
  assert.deepEqual(settings.images, { value: true, from: "default" });
});

Deno.test("a settings file wins over the defaults, and the command line over it", async () => {
  const text = JSON.stringify({
    components: 45,
    solver: "cd",
    images: false,
    shape: "14x14",
    color: "256",
    quiet: true,
  });
  await withSettings(text, async (env, file) => {
    const settings = await settingsOf(["--solver", "mu"], env);
    assert.deepEqual(settings.components, { value: 45, from: file });
    assert.deepEqual(settings.solver, { value: "mu", from: "command line" });
    assert.deepEqual(settings.images, { value: false, from: file });
    assert.deepEqual(settings.shape, { value: [14, 14], from: file });
    assert.deepEqual(settings.color, { value: "256", from: file });
    assert.deepEqual(settings.quiet, { value: true, from: file });
    assert.deepEqual(settings.init, { value: "nndsvd", from: "default" });
  });
});

Deno.test("info --settings is a table for people", async () => {
  await withSettings(`{"components": 45}`, async (env, file) => {
    const { stdout } = await runCli(["info", "--settings"], { env });
    assert.match(stdout, /^setting +value +from\n/);
    assert.ok(
      stdout.split("\n").some((line) => /^components +45 +/.test(line) && line.endsWith(file)),
    );
  });
});

Deno.test("settings apply to every command", async () => {
  await withSettings(`{"color": "truecolor"}`, async (env) => {
    const { stdout } = await runCli(["doctor", "--json"], { env });
    assert.equal(JSON.parse(stdout).terminal.color_depth, "truecolor");
  });
});

Deno.test("settings beside the data win over those in the config folder", async () => {
  await withSettings(`{"components": 45, "tol": 0.01}`, async (env, file) => {
    const folder = `${env.XDG_CONFIG_HOME}/data`;
    await Deno.mkdir(folder);
    await Deno.writeTextFile(`${folder}/strokes.json`, `{"components": 20}`);
    const beside = await settingsOf([`${folder}/digits.csv`], env);
    assert.deepEqual(beside.components, { value: 20, from: `${folder}/strokes.json` });
    assert.deepEqual(beside.tol, { value: 0.01, from: file });
    const elsewhere = await settingsOf(["-"], env);
    assert.deepEqual(elsewhere.components, { value: 45, from: file });
  });
});

Deno.test("settings with a byte order mark are read", async () => {
  await withSettings(`\ufeff{"components": 45}`, async (env) => {
    assert.equal((await settingsOf([], env)).components.value, 45);
  });
});

const WRONG: [text: string, message: RegExp][] = [
  ["{", /strokes\.json:1: no JSON \(close brace expected\)/],
  ["", /strokes\.json:1: no JSON \(value expected\)/],
  [`{\n  "components": 3,\n  "tol":\n}`, /strokes\.json:4: no JSON \(value expected\)/],
  [`{\n  "components": 3\n  "tol": 1\n}`, /strokes\.json:3: no JSON \(comma expected\)/],
  [`{\n  // mine\n  "tol": 1\n}`, /strokes\.json:2: no JSON \(invalid comment token\)/],
  ["[1]", /strokes\.json: it holds no JSON object/],
  [`{\n\n"componets": 3}`, /json:3: no setting is called "componets"; there are: components, init/],
  [`{"components": 0}`, /json:1: "components" is 0\. It takes a whole number, at least 1/],
  [`{"components":\n true}`, /json:1: "components" is true; it takes a number or a text/],
  [`{"images": "no"}`, /"images" is "no"; it takes true or false/],
  [`{"solver": "lbfgs"}`, /"solver" is "lbfgs"\. Allowed choices are auto, cd, fast, mu/],
];

Deno.test("a settings file with a mistake is named with it, and nothing is done", async () => {
  for (const [text, message] of WRONG) {
    await withSettings(text, async (env, file) => {
      const { exitCode, stdout, stderr } = await runCli(["doctor"], { env });
      assert.equal(exitCode, 1, text);
      assert.equal(stdout, "");
      assert.ok(stderr.startsWith(`strokes: ${file}:`), stderr);
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1);
    });
  }
});

Deno.test("a settings file cannot ask for more threads than a fit may have", async () => {
  await withSettings(`{"threads": 1000}`, async (env, file) => {
    const { exitCode, stdout, stderr } = await runCli(["fit", "-o", "m.npz"], { env });
    assert.deepEqual([exitCode, stdout], [1, ""]);
    assert.match(
      stderr,
      new RegExp(
        `^strokes: ${file}:1: "threads" is 1000\\. It takes a whole number from 1 to \\d+`,
      ),
    );
  });
});
