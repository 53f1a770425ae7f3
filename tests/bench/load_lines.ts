import type { Bench } from "./bench.ts";
import { deno, repeat, typical } from "./command.ts";
import { peer } from "./peer.ts";

const SCRIPT = new URL("./load_once.ts", import.meta.url).pathname;

/** What load_once.ts and `peer.py load` print. */
export interface Load {
  readonly seconds: number;
  /** Of all threads; from load_once.ts alone. */
  readonly cpu_seconds?: number;
  readonly peak_mb: number;
}

/** Loads in processes of their own. */
export async function loads(...sources: readonly string[]): Promise<Load[]> {
  return await repeat(async () =>
    JSON.parse((await deno(["run", "--no-check", "--allow-all", SCRIPT, ...sources])).stdout)
  );
}

/** Reading both CSVs: time and memory, beside pandas. */
export async function addLoadLines(
  { table, peer: mode }: Bench,
  csvs: readonly string[],
): Promise<void> {
  const ours = await loads(...csvs);
  const theirs = mode && await repeat(
    async () => (await peer<Load>("load", csvs, [], { reuse: mode === "reuse" })).facts,
    3,
  );
  table.add({
    job: "load both CSVs (128 MB)",
    unit: "s",
    ours: typical(ours, ({ seconds }) => seconds),
    peer: theirs ? typical(theirs, ({ seconds }) => seconds) : undefined,
    target: { most: 1, times: 4 },
  });
  table.add({
    job: "  peak memory of the load, Deno included",
    unit: "MB",
    ours: Math.max(...ours.map(({ peak_mb }) => peak_mb)),
    peer: theirs ? Math.max(...theirs.map(({ peak_mb }) => peak_mb)) : undefined,
    target: { most: 150 },
  });
}
