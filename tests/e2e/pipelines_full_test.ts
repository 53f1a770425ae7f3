import assert from "node:assert/strict";
import { digitsCsv } from "../support/digits_csv.ts";
import { withFiles } from "../support/files.ts";
import { strokes } from "../support/strokes.ts";

/** Lines of bash in a folder with digits.csv (60 images) and model.npz (4 components), as people type them. */
async function inBash(
  use: (run: (script: string) => Promise<Ended>, folder: string) => Promise<void>,
): Promise<void> {
  await withFiles({ "digits.csv": digitsCsv() }, async (folder) => {
    // commands that read and commands that write stand in one script: fit's permissions serve all
    const program = strokes("fit").slice(0, -1).map((word) => `'${word}'`).join(" ");
    await Deno.mkdir(`${folder}/bin`);
    await Deno.writeTextFile(`${folder}/bin/strokes`, `#!/bin/sh\nexec ${program} "$@"\n`);
    await Deno.chmod(`${folder}/bin/strokes`, 0o755);
    const env = { PATH: `${folder}/bin:${Deno.env.get("PATH")}`, INIT_CWD: "" };
    const run = async (script: string): Promise<Ended> => {
      const args = ["--norc", "-o", "pipefail", "-c", script];
      const ended = await new Deno.Command("bash", { args, cwd: folder, env, stdin: "null" })
        .output();
      const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
      return { code: ended.code, stdout: text(ended.stdout), stderr: text(ended.stderr) };
    };
    assert.deepEqual(await run("strokes fit digits.csv -k 4 -o model.npz -q"), DONE);
    await use(run, folder);
  });
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Done, and nothing said. */
const DONE: Ended = { code: 0, stdout: "", stderr: "" };

Deno.test("a fit between pipes: from CSV to a report, without a file", async () => {
  await inBash(async (run, folder) => {
    const fit = "cat digits.csv | strokes fit - -k 4 -o -";
    const saved = await run(`${fit} | strokes report - -o report --json -q`);
    assert.deepEqual([saved.code, saved.stderr], [0, ""]);
    assert.equal(JSON.parse(saved.stdout).page, "report/index.html");
    assert.match(await Deno.readTextFile(`${folder}/report/index.html`), /stdin: 4 components/);
    assert.equal((await run(`${fit} | strokes info - --json | grep -c '"n_samples":60'`)).code, 0);
    const weights = await run("cat digits.csv | strokes transform model.npz - -o - | head -2");
    assert.match(weights.stdout, /^label,component1,.*\n\d,[\d.,]+\n$/);
    const model = await run("strokes digits <(cat model.npz) --json");
    assert.equal(JSON.parse(model.stdout).n_components, 4);
    const other = await run("cat model.npz | strokes transform - digits.csv -o weights.csv");
    assert.deepEqual([other.code, other.stderr], [0, ""]);
    const png = await run(
      "strokes fit digits.csv -o - -q | strokes components - -o components.png -q",
    );
    assert.deepEqual(png, DONE);
  });
});

Deno.test("a model from a pipe that is none, or twice, is said in one line", async () => {
  await inBash(async (run) => {
    const none = await run("cat digits.csv | strokes report -");
    assert.deepEqual([none.code, none.stdout], [1, ""]);
    assert.match(none.stderr, /^strokes: stdin: not a model file \(\.npz\).*\n$/);
    const empty = await run("strokes report - < /dev/null");
    assert.match(empty.stderr, /^strokes: stdin: not a model file/);
    const twice = await run("cat model.npz | strokes report - -");
    assert.equal(twice.code, 2);
    assert.match(twice.stderr, /^strokes: -: standard input is named twice.*\n$/);
    const cut = await run("head -c 300 model.npz | strokes report -");
    assert.match(cut.stderr, /^strokes: stdin: cut short or damaged/);
  });
});

Deno.test("a reader that leaves early ends every command quietly, with 0", async () => {
  await inBash(async (run) => {
    for (
      const command of [
        "report model.npz",
        "report model.npz --json",
        "components model.npz --color 256",
        "export model.npz --what features --format csv -o -",
        "transform model.npz digits.csv -o -",
        "fit digits.csv -k 4 -o -",
        "report --help",
      ]
    ) {
      const { code, stderr } = await run(`strokes ${command} | head -c 1 > /dev/null`);
      assert.deepEqual([code, stderr], [0, ""], command);
    }
  });
});

Deno.test("a full disk behind standard output is one line and exit code 1", async () => {
  await inBash(async (run) => {
    for (const command of ["report model.npz", "digits model.npz --json", "fit digits.csv -o -"]) {
      const { code, stderr } = await run(`strokes ${command} > /dev/full`);
      assert.equal(code, 1, command);
      assert.match(stderr, /^strokes: standard output: No space left on device.*\n$/, command);
    }
  });
});

Deno.test("places that Deno keeps closed are named, without a stack trace", async () => {
  await inBash(async (run) => {
    for (const command of ["export model.npz --what digits -o /proc/x.png", "fit -o /proc/m.npz"]) {
      const { code, stderr } = await run(`strokes ${command}`);
      assert.equal(code, 1);
      assert.match(stderr, /^strokes: \/proc\/\S+: .*\n$/);
    }
  });
});

Deno.test("a killed or interrupted report leaves no folder, and an old one as it was", async () => {
  await inBash(async (run, folder) => {
    await run("strokes report model.npz -o old -q");
    const before = await Deno.readTextFile(`${folder}/old/manifest.json`);
    const killed = (signal: string, more: string) =>
      // as soon as the first figure is there
      run(`rm -rf .*.strokes-tmp*; strokes report model.npz ${more} & pid=$!
        until compgen -G '.*.strokes-tmp.d/figures/*/*' > /dev/null; do sleep 0.01; done
        kill -${signal} $pid; wait $pid`);
    assert.equal((await killed("INT", "-o new")).code, 130);
    assert.equal((await killed("TERM", "-o new")).code, 130);
    assert.equal((await run("ls -A")).stdout, "bin\ndigits.csv\nmodel.npz\nold\n");
    assert.equal((await killed("KILL", "-o new")).code, 137);
    assert.equal((await killed("KILL", "-o old --force")).code, 137);
    assert.equal(await Deno.readTextFile(`${folder}/old/manifest.json`), before);
    assert.equal((await run("ls")).stdout, "bin\ndigits.csv\nmodel.npz\nold\n");
  });
});

Deno.test("without a terminal progress is lines with percentages, and none with --quiet", async () => {
  await inBash(async (run) => {
    const slow = "strokes fit -k 40 --max-iter 2000 --tol 0 -o m.npz";
    const { code, stderr } = await run(slow);
    assert.equal(code, 0);
    assert.ok(!stderr.includes("\r") && !stderr.includes("\x1b"));
    const lines = stderr.trimEnd().split("\n");
    assert.ok(lines.some((line) => /^fitting +\d+% {2}/.test(line)), stderr);
    assert.deepEqual(await run(`${slow} --quiet`), DONE);
  });
});
