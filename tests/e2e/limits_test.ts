import assert from "node:assert/strict";
import { digitsCsv } from "../support/digits_csv.ts";
import { withFiles } from "../support/files.ts";
import { strokes } from "../support/strokes.ts";

Deno.test({
  name: "fit says in one line that the system gives it no memory, and leaves nothing",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await withFiles({ "digits.csv": digitsCsv() }, async (cwd) => {
      // enough for Deno itself, too little for the memory that the threads share
      const limited = `ulimit -d 2500000 && exec "$@"`;
      const program = strokes("fit", "digits.csv", "-k", "4", "-o", "m.npz");
      const { code, stdout, stderr } = await new Deno.Command("bash", {
        args: ["-c", limited, "bash", ...program],
        cwd,
      }).output();
      assert.deepEqual(
        [code, new TextDecoder().decode(stdout), new TextDecoder().decode(stderr)],
        [
          1,
          "",
          "strokes: not enough memory to factorize these images; take fewer of them or fewer components\n",
        ],
      );
      assert.deepEqual([...Deno.readDirSync(cwd)].map(({ name }) => name), ["digits.csv"]);
    });
  },
});
