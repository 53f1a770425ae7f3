import assert from "node:assert/strict";
import { encodeNpz, type Member } from "../../lib/arrays/npz.ts";
import { namedClasses } from "../../lib/dataset/classes.ts";
import type { Model } from "../../lib/model/model.ts";
import { encodeModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

/** A title, a colour, a reset, a bell, a C1 sequence, two more lines, and 60,000 letters. */
const HOSTILE = "\x1b]0;owned\x07\x1b[31m\x1bc\x9b2J\nsecond\r\nthird" + "n".repeat(60_000);

function bytesOf(pieces: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...pieces].flatMap((piece) => [...piece]));
}

function hostileModel(): Model {
  const model = madeModel({});
  const origin = model.origin!;
  return {
    ...model,
    // as a data set has them whose labels are such words
    ...namedClasses(model.labels!, ["7", "b" + HOSTILE, "c" + HOSTILE]),
    paths: Array.from({ length: 40 }, (_, i) => `${i}${HOSTILE}`),
    origin: {
      ...origin,
      sources: [HOSTILE, "second.csv"],
      result: { ...origin.result, notes: [HOSTILE] },
    },
  };
}

/** Nothing that a terminal would act upon but the newline, and no line of thousands of characters. */
function assertHarmless(text: string, what: string): void {
  // deno-lint-ignore no-control-regex -- these must not be there
  assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/, what);
}

const SHOWING = [
  "info @",
  "components @",
  "components @ --index 1",
  "digits @",
  "classes @",
  "verify @ @",
  "sample @ --index 0",
  "reconstructions @ --worst 2 --best 2",
  "class @ --digit 7",
  "overlay @ --digit 7",
  "report @ --ranked 2",
  "report @ @ --ranked 2",
];

Deno.test("nothing of a model's texts or its file's name reaches the screen raw", async () => {
  const name = "m\x1b]0;t\x07\n.npz";
  await withFiles({ [name]: bytesOf(encodeModel(hostileModel())) }, async (folder) => {
    for (const command of SHOWING) {
      const args = (command + " --color none").split(" ").map((word) =>
        word === "@" ? `${folder}/${name}` : word
      );
      const { exitCode, stdout, stderr } = await runCli(args);
      assert.equal(exitCode, 0, stderr);
      assertHarmless(stdout + stderr, command);
      const longest = Math.max(...stdout.split("\n").map((line) => line.length));
      assert.ok(longest < 2000, `${command}: a line of ${longest} characters`);
      const json = await runCli([...args, "--json"]);
      assertHarmless(json.stdout, `${command} --json`);
      JSON.parse(json.stdout);
    }
    const missing = await runCli(["info", `${folder}/none\x1b]0;t\x07.npz`]);
    assert.equal(missing.exitCode, 1);
    assertHarmless(missing.stderr, "a name that is missing");
    assert.match(missing.stderr, /none\\x1b\]0;t\\x07\.npz/);
  });
});

/** Fails with one line on standard error that shows an escape sequence harmlessly. */
async function assertOneHarmlessLine(
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
): Promise<void> {
  await withFiles(files, async (folder) => {
    const { exitCode, stdout, stderr } = await runCli(
      args.map((word) => word.replace("@", `${folder}/`)),
    );
    assert.ok(exitCode === 1 || exitCode === 2, `${args}: exit code ${exitCode}`);
    assert.equal(stdout, "");
    assertHarmless(stderr, stderr);
    assert.match(stderr, /^strokes: [^\n]{10,1300}\n$/);
  });
}

Deno.test("errors about hostile files are one harmless line of some hundred characters", async () => {
  const { components } = madeModel({});
  const npz = (members: [string, Member][]) => bytesOf(encodeNpz(members));
  await assertOneHarmlessLine({ "m.npz": npz([[HOSTILE, components]]) }, ["info", "@m.npz"]);
  await assertOneHarmlessLine(
    { "m.npz": npz([["components", components], ["features", components], ["meta", HOSTILE]]) },
    ["info", "@m.npz"],
  );
  const fit = ["fit", "@d.csv", "-k", "1", "-o", "@m.npz"];
  await assertOneHarmlessLine({ "d.csv": `label,${HOSTILE.slice(0, 40)}\n1,x\n` }, fit);
  await assertOneHarmlessLine({ "d.csv": `label,a\n1,\x1b[31m\n` }, fit);
  await assertOneHarmlessLine({ "d.csv": `\x1b]0;t\x07\n\x1b[31m\n` }, fit);
  await assertOneHarmlessLine({ "strokes.json": `{"\\u001b]0;t\\u0007": 1}`, "d.csv": "1\n" }, fit);
  await assertOneHarmlessLine({ "strokes.json": `{"init": "\\u009b31m"}`, "d.csv": "1\n" }, fit);
});

Deno.test("errors about a hostile command line are one harmless line", async () => {
  await assertOneHarmlessLine({}, [`\x1b]0;t\x07`]);
  await assertOneHarmlessLine({}, ["info", `--x\x1b]0;t\x07\n`]);
  await assertOneHarmlessLine({}, ["fit", "--init", HOSTILE]);
  await assertOneHarmlessLine({}, ["fit", "-k", HOSTILE]);
  await assertOneHarmlessLine({}, ["fit", HOSTILE.slice(0, 60), "-o", "@m.npz"]);
  await assertOneHarmlessLine({}, ["export", "@m.npz", "--what", "components", "-o", "a.\x1bc"]);
});
