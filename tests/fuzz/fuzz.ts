/**
 * Feeds all readers, settings files and the command line with good inputs that were changed here and there, and
 * reports what ends otherwise than read or refused in one line: `deno task fuzz [--cases N] [--seconds S] [--seed N]
 * [--target NAME]`. What is found is kept in testdata/fuzz, where a test tries it again ever after.
 */
import { parseArgs } from "node:util";
import { inputOfCase } from "./cases.ts";
import { allTargets } from "./targets.ts";
import type { Target } from "./target.ts";

const { values: options } = parseArgs({
  args: Deno.args,
  options: {
    cases: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    target: { type: "string" },
  },
});
const [most, seconds, firstSeed] = [options.cases, options.seconds, options.seed].map(Number) as [
  number,
  number,
  number,
];
/** Cases of a process; more of them share the time that it takes to start. */
const BATCH = 10_000;
/** Milliseconds that a case may take before its process is killed; a slow one says so itself after 5 s. */
const PATIENCE = 20_000;
const ROOT = new URL("../../", import.meta.url).pathname;
const FOUND = `${ROOT}testdata/fuzz`;

const folder = await Deno.makeTempDir({ prefix: "strokes-fuzz-" });
const start = performance.now();
const counts = { read: 0, refused: 0, failed: 0 };
try {
  await run();
} finally {
  await Deno.remove(folder, { recursive: true });
}
const took = Math.round((performance.now() - start) / 1000);
console.log(
  `${
    counts.read + counts.refused
  } cases in ${took} s: ${counts.read} read, ${counts.refused} refused, ` +
    `${counts.failed} failed`,
);
Deno.exit(counts.failed === 0 ? 0 : 1);

async function run(): Promise<void> {
  const targets = (await allTargets(folder)).filter(({ name }) =>
    options.target === undefined || name === options.target
  );
  const shares = targets.reduce((sum, { share }) => sum + share, 0);
  // By rounds, so that each target has had its share however early it ends.
  const rounds = Math.max(1, Math.ceil(most / (BATCH * 10)));
  for (let round = 0; round < rounds; round++) {
    const perTarget = new Map<string, string>();
    for (const target of targets) {
      if (performance.now() - start > seconds * 1000) return;
      const count = Math.ceil(most / rounds * target.share / shares);
      perTarget.set(target.name, await batch(target, count, firstSeed + round));
    }
    const all = [...perTarget].map(([name, text]) => `${name} ${text}`).join(", ");
    console.log(`round ${round + 1} of ${rounds}: ${all}`);
  }
}

async function batch(target: Target, count: number, seed: number): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-q",
      "--no-check",
      "--no-prompt",
      "--deny-net",
      "--deny-run",
      "--allow-read",
      "--allow-env",
      // nothing that a file says may lead out of it
      `--allow-write=${folder}`,
      "--config",
      `${ROOT}deno.json`,
      `${ROOT}tests/fuzz/fuzz_batch.ts`,
      ...[target.name, String(count), String(seed), folder],
    ],
    cwd: folder,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stderr = child.stderr.text();
  let begun = 0, text = "";
  let timer = setTimeout(() => child.kill("SIGKILL"), 6 * PATIENCE);
  for await (const piece of child.stdout.pipeThrough(new TextDecoderStream())) {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    const end = piece.search(/[^.]/);
    begun += end < 0 ? piece.length : end;
    if (end >= 0 || text !== "") text += end < 0 ? piece : piece.slice(end);
  }
  clearTimeout(timer);
  const { code } = await child.status;
  const result = text.trim() === "" ? null : JSON.parse(text);
  if (result === null) {
    const complaint = `ended with ${code} in case ${begun}: ${(await stderr).slice(0, 2000)}`;
    const input = begun === 0 ? new Uint8Array(0) : await inputOfCase(target, seed, begun);
    await keep(target.name, complaint, input);
    return "failed";
  }
  counts.read += result.read;
  counts.refused += result.refused;
  if (result.found) {
    await keep(target.name, result.found.complaint, Uint8Array.fromBase64(result.found.input));
  }
  return `${result.read}+${result.refused}`;
}

async function keep(target: string, complaint: string, input: Uint8Array): Promise<void> {
  counts.failed++;
  const digest = await crypto.subtle.digest("SHA-256", input as Uint8Array<ArrayBuffer>);
  const path = `${FOUND}/${target}/${new Uint8Array(digest).toHex().slice(0, 12)}`;
  await Deno.mkdir(`${FOUND}/${target}`, { recursive: true });
  await Deno.writeFile(path, input);
  console.log(`${target}: ${complaint}\n  kept as ${path}`);
}
