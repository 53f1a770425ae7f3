import assert from "node:assert/strict";
import { writeAtomically } from "../../lib/model/write_atomically.ts";
import { withFiles } from "../support/files.ts";
import { IS_FULL, rounds } from "../support/rounds.ts";
import { strokes } from "../support/strokes.ts";
import { assertWhole, KINDS } from "../support/saved_contents.ts";

const SAVE_FOREVER = new URL("../support/save_forever.ts", import.meta.url).pathname;
const CONFIG = new URL("../../deno.json", import.meta.url).pathname;
/** Milliseconds of saving after which it is killed at the latest: some rounds of it. */
const LATEST = 200;

/** Lets a process save again and again, and kills it at a moment that nobody chose. */
async function killWhileSaving(kind: string, path: string): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-A", "--no-check", "--config", CONFIG, SAVE_FOREVER, kind, path],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST));
  child.kill("SIGKILL");
  await reader.cancel();
  await child.status;
}

const namesIn = (folder: string) => [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

for (const [kind, name] of Object.entries(KINDS) as [keyof typeof KINDS, string][]) {
  Deno.test(`kill -9 while saving (${kind}) leaves the old or the new one, and nothing else for long`, () =>
    withFiles({}, async (folder) => {
      const path = `${folder}/${name}`;
      let middle = 0, aside = 0, isSaved = false;
      const times = rounds(4, 200);
      for (let round = 0; round < times; round++) {
        await killWhileSaving(kind, path);
        const left = namesIn(folder).filter((found) => found !== name);
        if (left.length > 0) middle++;
        if (!namesIn(folder).includes(name)) aside++;
        // whatever is saved next in the folder sweeps it, and puts a report back that had been moved aside
        await writeAtomically(`${folder}/next`, [new Uint8Array(1)]);
        const found = namesIn(folder).filter((found) => found !== "next");
        assert.ok(found.every((found) => found === name), found.join());
        assert.ok(found.length > 0 || !isSaved, "what was there is gone");
        if (found.length > 0) await assertWhole(kind, path);
        isSaved = found.length > 0;
      }
      if (!IS_FULL) return;
      console.log(
        `${kind}: ${times} kills, ${middle} in the middle, ${aside} without the target until the next run`,
      );
    }));
}

for (const signal of ["SIGTERM", "SIGHUP", "SIGQUIT"] as const) {
  Deno.test(`${signal} ends a fit with exit code 130, and nothing is left`, () =>
    withFiles({}, async (folder) => {
      // multiplicative updates with a tolerance of 0 end with their last iteration alone
      const options = ["-k", "10", "--solver", "mu", "--init", "nndsvda", "--tol", "0"];
      options.push("--max-iter", "1500", "-o", `${folder}/m.npz`);
      const [file, ...args] = strokes("fit", ...options);
      const child = new Deno.Command(file, { args, stdout: "null", stderr: "piped" }).spawn();
      const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
      let said = (await reader.read()).value!; // its progress: it is fitting
      child.kill(signal);
      for (let more = await reader.read(); !more.done; more = await reader.read()) {
        said += more.value;
      }
      assert.equal((await child.status).code, 130, said);
      assert.match(said, /strokes: interrupted; nothing was saved\n$/);
      assert.deepEqual(namesIn(folder), []);
    }));
}
