/**
 * Tries a batch of cases: `fuzz_batch.ts TARGET COUNT SEED FOLDER`. Writes "." to standard output for each case as it
 * begins, and at the end, on a line of its own, what came of them as JSON.
 */
import { tryCases } from "./cases.ts";
import { allTargets } from "./targets.ts";

const [name, count, seed, folder] = Deno.args as [string, string, string, string];
const targets = await allTargets(folder);
const target = targets.find((target) => target.name === name)!;
const dot = new TextEncoder().encode(".");
const { found, ...answers } = await tryCases(
  target,
  Number(count),
  Number(seed),
  () => Deno.stdout.writeSync(dot),
);
const result = { ...answers, found: found && { ...found, input: found.input.toBase64() } };
console.log("\n" + JSON.stringify(result));
Deno.exit(0); // workers of decoders may be left
