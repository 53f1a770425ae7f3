import assert from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";

/** What is offered for a command line whose last word is being typed, and whether file names are. */
async function offered(...words: string[]): Promise<{ words: string[]; files: boolean }> {
  const { exitCode, stdout } = await runCli(["complete", "--", ...words]);
  assert.equal(exitCode, 0);
  const lines = stdout.trimEnd().split("\n");
  const directive = lines.pop();
  return { words: lines.map((line) => line.split("\t")[0]!), files: directive === ":0" };
}

Deno.test("complete -- offers commands", async () => {
  assert.deepEqual(await offered("rec"), { words: ["reconstructions"], files: false });
  assert.ok((await offered("")).words.includes("fit"));
});

Deno.test("complete -- offers options, long and short", async () => {
  assert.deepEqual((await offered("fit", "--so")).words, ["--solver"]);
  assert.deepEqual((await offered("fit", "--no-")).words, ["--no-images"]);
  assert.ok((await offered("digits", "m.npz", "--")).words.includes("--digit"));
});

Deno.test("complete -- offers the choices of an option and of an argument", async () => {
  assert.deepEqual((await offered("fit", "--solver", "")).words, ["auto", "cd", "fast", "mu"]);
  assert.deepEqual((await offered("fit", "digits.csv", "--color", "t")).words, ["truecolor"]);
  assert.deepEqual((await offered("complete", "")).words, ["bash", "zsh", "fish", "powershell"]);
});

Deno.test("complete -- leaves file names to the shell where files are meant", async () => {
  for (
    const words of [["fit", ""], ["fit", "dig"], ["fit", "-o", "m"], ["info", ""], [
      "fit",
      "--json",
      "d",
    ]]
  ) {
    assert.deepEqual(await offered(...words), { words: [], files: true }, words.join(" "));
  }
});

Deno.test("complete -- offers the built-in sets where a source begins with @", async () => {
  assert.deepEqual(await offered("fit", "@l"), { words: ["@lcd", "@letters"], files: false });
  assert.ok((await offered("transform", "m.npz", "@")).words.includes("@digits"));
  assert.deepEqual((await offered("parts", "m.npz", "@s")).words, ["@swimmer", "@strokes"]);
  assert.deepEqual((await offered("info", "@l")).words, []);
});

Deno.test("complete -- offers no files where a number is meant", async () => {
  assert.deepEqual(await offered("fit", "-k", ""), { words: [], files: false });
  assert.deepEqual(await offered("doctor", ""), { words: [], files: false });
});

Deno.test("complete prints a script for each shell", async () => {
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    const { exitCode, stdout } = await runCli(["complete", shell]);
    assert.equal(exitCode, 0);
    assert.match(stdout, /strokes complete ('--'|--) /);
  }
});
