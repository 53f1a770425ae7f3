import assert from "node:assert/strict";
import { withFiles } from "../support/files.ts";
import { tryCases } from "./cases.ts";
import { judge } from "./target.ts";
import { allTargets } from "./targets.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const KEPT = `${ROOT}testdata/fuzz`;
/** How long `deno task fuzz` is let run here, in seconds; absent: a few cases of each target. */
const SECONDS = Deno.env.get("STROKES_FUZZ_SECONDS");

Deno.test("what fuzzing has found once is read or refused in one line", () =>
  withFiles({}, async (folder) => {
    const targets = new Map((await allTargets(folder)).map((target) => [target.name, target]));
    for (const { name, isDirectory } of Deno.readDirSync(KEPT)) {
      if (!isDirectory) continue;
      for (const file of Deno.readDirSync(`${KEPT}/${name}`)) {
        const input = Deno.readFileSync(`${KEPT}/${name}/${file.name}`);
        try {
          await judge(targets.get(name)!, input);
        } catch (error) {
          throw new Error(`testdata/fuzz/${name}/${file.name}`, { cause: error });
        }
      }
    }
  }));

Deno.test({
  name: "every reader, settings and command lines take changed inputs or refuse them in one line",
  ignore: SECONDS !== undefined,
  // decoders of pictures keep their workers
  sanitizeResources: false,
  sanitizeOps: false,
  fn: () =>
    withFiles({}, async (folder) => {
      for (const target of await allTargets(folder)) {
        const { found } = await tryCases(target, 40, 1);
        assert.equal(found?.complaint, undefined, `${target.name}: ${found?.input.toBase64()}`);
      }
    }),
});

Deno.test({
  name: "deno task fuzz finds nothing in the time that is set",
  ignore: SECONDS === undefined,
  fn: async () => {
    const seed = String(Date.now() % 1e9);
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["task", "-q", "fuzz", "--seconds", SECONDS!, "--cases", "10000", "--seed", seed],
      cwd: ROOT,
    }).output();
    assert.equal(code, 0, new TextDecoder().decode(stdout));
  },
});
