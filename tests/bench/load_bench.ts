/**
 * How long loading takes, each time in a process of its own, and how much memory, beside pandas where it is:
 *
 *     deno run -A tests/bench/load_bench.ts
 */
import { median } from "d3-array";
import { loadDataset } from "../../lib/dataset/load.ts";
import { gzip, withFiles } from "../support/files.ts";
import { MNIST_IMAGES, writeKaggleCsvs } from "../support/mnist.ts";
import { python, pythonHas } from "../support/python.ts";

const RUNS = 5;
const ONCE = "--once";
const PANDAS = `
import json, re, sys, time
import pandas
start = time.perf_counter()
data = pandas.concat([pandas.read_csv(path) for path in sys.argv[1:]])
seconds = time.perf_counter() - start
status = open("/proc/self/status").read()
print(json.dumps({"seconds": seconds, "peakMb": int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024}))
`;

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

interface Target {
  readonly seconds: number;
  readonly peakMb?: number;
}

/**
 * Loads in this process. The peak is Linux's VmHWM, which includes what Deno itself takes; the one of getrusage also
 * counts the parent's memory at the time of the fork.
 */
async function loadOnce(sources: readonly string[]): Promise<Run> {
  const start = performance.now();
  await loadDataset(sources);
  const seconds = (performance.now() - start) / 1000;
  const status = await Deno.readTextFile("/proc/self/status");
  return { seconds, peakMb: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024 };
}

async function loadInChild(sources: readonly string[]): Promise<Run> {
  const script = new URL(import.meta.url).pathname;
  const args = ["run", "--quiet", "--allow-all", script, ONCE, ...sources];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args, stderr: "inherit" }).output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** The median time and the highest peak of some runs. */
async function repeat(run: () => Promise<Run>): Promise<Run> {
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await run());
  return {
    seconds: median(runs, ({ seconds }) => seconds)!,
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
  };
}

function print(job: string, { seconds, peakMb }: Run, bytes: number, target?: Target): void {
  const met = target && seconds <= target.seconds && peakMb <= (target.peakMb ?? Infinity);
  const wanted = target
    ? `${target.seconds} s${target.peakMb ? `, ${target.peakMb} MB` : ""}: ${
      met ? "met" : "not met"
    }`
    : "";
  console.log(
    job.padEnd(28),
    seconds.toFixed(3).padStart(8),
    (bytes / 1e6 / seconds).toFixed(0).padStart(8),
    peakMb.toFixed(0).padStart(8),
    " ",
    wanted,
  );
}

const sizeOf = async (paths: readonly string[]) =>
  (await Promise.all(paths.map((path) => Deno.stat(path)))).reduce(
    (sum, { size }) => sum + size,
    0,
  );

async function bench(folder: string): Promise<void> {
  const csvs = await writeKaggleCsvs(folder);
  const packed = `${folder}/mnist_train.csv.gz`;
  await Deno.writeFile(packed, await gzip(await Deno.readFile(csvs[0]!)));

  console.log(`${"median of " + RUNS}`.padEnd(28), " seconds     MB/s  peak MB   target");
  const ours = await repeat(() => loadInChild(csvs));
  print("both CSVs", ours, await sizeOf(csvs), { seconds: 1, peakMb: 150 });
  if (pythonHas("pandas")) {
    const theirs = await repeat(() => python(PANDAS, ...csvs) as Promise<Run>);
    print("both CSVs, pandas", theirs, await sizeOf(csvs));
    const times = theirs.seconds / ours.seconds;
    const met = times >= 4 ? "met" : "not met";
    console.log(`${times.toFixed(1)} times faster than pandas`.padEnd(58), `4 times: ${met}`);
  }
  print("train CSV, gzip", await repeat(() => loadInChild([packed])), await sizeOf([packed]));
  print("IDX, gzip", await repeat(() => loadInChild(MNIST_IMAGES)), await sizeOf(MNIST_IMAGES));
  print("sample", await repeat(() => loadInChild([])), 21.3e6, { seconds: 0.35 });
}

if (Deno.args[0] === ONCE) console.log(JSON.stringify(await loadOnce(Deno.args.slice(1))));
else await withFiles({}, bench);
