import assert from "node:assert/strict";
import { EXAMPLES } from "../../lib/cli/examples.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";

/** Whether a word of an example is a file or a folder. */
const isFile = (word: string, before: string | undefined) =>
  before === "-o" ? word !== "-" : /^[a-z0-9]+\.(csv|npz)$/.test(word);

Deno.test("every example of the help does what it says it does", async () => {
  await withFiles({ "digits.csv": digitsCsv(60, 6) }, async (folder) => {
    for (const model of ["model.npz", "model45.npz"]) {
      const args = ["fit", `${folder}/digits.csv`, "-k", "12", "-o", `${folder}/${model}`];
      assert.equal((await runCli(args)).exitCode, 0);
    }
    for (const [command] of Object.values(EXAMPLES).flat()) {
      const args = command.split(" ").map((word, i, words) =>
        isFile(word, words[i - 1]) ? `${folder}/${word}` : word
      );
      const { exitCode, stdoutBytes, stderr } = await runCli(args);
      if (args[0] === "browse") {
        // its options are right: only the terminal is missing
        assert.deepEqual([exitCode, /needs a terminal/.test(stderr)], [1, true], stderr);
      } else {
        assert.equal(exitCode, 0, `${command}: ${stderr}`);
        assert.ok(stdoutBytes.length > 40, command);
      }
      const written = /-o (\S+)/.exec(command)?.[1];
      if (written && written !== "-") await Deno.stat(`${folder}/${written}`);
    }
  });
});
