/**
 * `deno task bench`: all that has a target, measured in one run, scikit-learn and pandas beside it. Prints a table (as
 * docs/performance.md has it) and writes out/bench.json. Ours are medians of 5, each as people run it; the peer's long job
 * runs once, its short ones three times.
 *
 *     deno task bench [--keep-peer] [--no-peer]
 *
 * The peer's job takes six minutes, ours four; `--keep-peer` takes what an earlier run on the same machine and data got.
 */
import { loadDataset } from "../../lib/dataset/load.ts";
import { addCommandLines, addModelLines } from "./command_lines.ts";
import { addFitLines, type FittedModels } from "./fit_lines.ts";
import { addAnalysisLines } from "./analysis_lines.ts";
import { addLoadLines } from "./load_lines.ts";
import { HOW_TO_GET_MNIST, mnistCsvs } from "./mnist_csvs.ts";
import { addPassLines } from "./pass_lines.ts";
import { HOW_TO_GET_PEER, peer, type PeerJob, type PeerRun, peerVersions } from "./peer.ts";
import type { Images } from "./sets.ts";
import { openTable, type Table } from "./table.ts";

const OPTIONS = ["--keep-peer", "--no-peer"];

/** What everything is measured on and with. */
export interface Bench {
  readonly table: Table;
  /** For files that are needed only now. */
  readonly folder: string;
  /** Whether scikit-learn runs, or what it got before is taken; null where it is not there. */
  readonly peer: "run" | "reuse" | null;
}

const unknown = Deno.args.filter((argument) => !OPTIONS.includes(argument));
if (unknown.length > 0) {
  console.error(`${unknown.join(" ")}: there are only ${OPTIONS.join(" and ")}`);
  Deno.exit(2);
}
const folder = await Deno.makeTempDir({ prefix: "strokes-bench-" });
try {
  await run();
} finally {
  await Deno.remove(folder, { recursive: true });
}
Deno.exit(0);

async function run(): Promise<void> {
  const versions = Deno.args.includes("--no-peer") ? null : await peerVersions();
  if (!versions && !Deno.args.includes("--no-peer")) console.log(`${HOW_TO_GET_PEER}\n`);
  const csvs = await mnistCsvs(folder);
  if (!csvs) console.log(`${HOW_TO_GET_MNIST}\n`);
  const machine = await describeMachine(versions);
  console.log(`${Object.values(machine).join("; ")}\n`);

  const mode = !versions ? null : Deno.args.includes("--keep-peer") ? "reuse" : "run";
  const bench: Bench = { table: openTable(), folder, peer: mode };
  await addCommandLines(bench);
  if (csvs) await addMnistLines(bench, csvs);

  await Deno.mkdir("out", { recursive: true });
  const { lines } = bench.table;
  await Deno.writeTextFile("out/bench.json", JSON.stringify({ machine, lines }, null, 2));
  const short = lines.filter(({ met }) => met === false).length;
  console.log(`\n${lines.filter(({ met }) => met).length} met, ${short} not; out/bench.json`);
}

async function addMnistLines(bench: Bench, csvs: readonly string[]): Promise<void> {
  const job = await peerJob(bench, csvs);
  await addLoadLines(bench, csvs);
  const models: FittedModels = await addFitLines(bench, csvs, job);
  const images = (await loadDataset(csvs)).images as Images;
  await addPassLines(bench, images);
  await addAnalysisLines(bench, models, job);
  await addModelLines(bench, models, job);
}

/** The whole notebook in its own tools: fits, transforms and rankings are parts of one run. */
async function peerJob(
  bench: Bench,
  csvs: readonly string[],
): Promise<PeerRun<PeerJob> | null> {
  if (!bench.peer) return null;
  const options = ["-k", "15", "45", "--max-iter", "1000", "2000"];
  return await peer<PeerJob>("job", csvs, options, { reuse: bench.peer === "reuse" });
}

async function describeMachine(
  versions: Readonly<Record<string, string>> | null,
): Promise<Record<string, string>> {
  const cpu = /model name\s*:\s*(.*)/.exec(await Deno.readTextFile("/proc/cpuinfo"))?.[1] ?? "?";
  return {
    cpu: `${navigator.hardwareConcurrency} threads of ${cpu}`,
    load: `load ${Deno.loadavg()[0]!.toFixed(1)} at the begin`,
    deno: `Deno ${Deno.version.deno}`,
    peer: versions
      ? Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")
      : "no peer",
  };
}
