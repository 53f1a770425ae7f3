/**
 * Load time and peak memory of every reader on the 10,000 built-in digits, beside the natural peer in the same run
 * (pandas, numpy, a loop over Pillow's `Image.open`; apt-get install python3-numpy python3-pandas python3-pil):
 *
 *     deno run --no-check --allow-all tests/bench/readers_bench.ts
 *
 * Both run in processes of their own, in turns, and count no start of theirs; medians of five, by the clock and of the
 * processor (which tells more where others use the machine). Memory is the whole
 * process's, Deno or Python included. Pillow's pixels are put into one array, as a program would.
 */
import { loadDataset } from "../../lib/dataset/load.ts";
import { writeDigitSources } from "../support/digit_sources.ts";
import { deno, RUNS, typical } from "./command.ts";
import type { Load } from "./load_lines.ts";

const LOAD_ONCE = new URL("./load_once.ts", import.meta.url).pathname;
const PYTHON = "/usr/bin/python3";

/** How Python reads each kind: an expression of `path`; null where Debian has nothing that does. */
const PEERS: Readonly<Record<string, readonly [name: string, expression: string] | null>> = {
  csv: ["pandas.read_csv", "pandas.read_csv(path).to_numpy(dtype=numpy.uint8)"],
  idx: ["numpy.fromfile", "numpy.fromfile(path, dtype=numpy.uint8, offset=16).reshape(-1, 784)"],
  npy: ["numpy.load", "numpy.load(path)"],
  npz: ["numpy.load", "[v for v in numpy.load(path).values()]"],
  folder: ["Pillow", "numpy.stack([pixels(f) for f in sorted(pathlib.Path(path).rglob('*.png'))])"],
  zip: [
    "zipfile, Pillow",
    "(lambda z: numpy.stack([pixels(io.BytesIO(z.read(n))) for n in z.namelist()]))(zipfile.ZipFile(path))",
  ],
  tar: [
    "tarfile, Pillow",
    "(lambda t: numpy.stack([pixels(t.extractfile(m)) for m in t if m.isfile()]))(tarfile.open(path))",
  ],
  // pandas.read_parquet needs pyarrow, which Debian does not have.
  parquet: null,
};

const SCRIPT = `import io, json, pathlib, re, sys, tarfile, time, zipfile
import numpy, pandas
from PIL import Image
path = sys.argv[1]
pixels = lambda f: numpy.asarray(Image.open(f))
start, cpu = time.perf_counter(), time.process_time()
x = EXPRESSION
seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024 / 1e6
print(json.dumps({"seconds": seconds, "cpu_seconds": cpu, "peak_mb": peak}))`;

async function ours(sources: readonly string[]): Promise<Load> {
  const { stdout } = await deno(["run", "--no-check", "--allow-all", LOAD_ONCE, ...sources]);
  return JSON.parse(stdout);
}

async function theirs(expression: string, path: string): Promise<Load> {
  const { success, stdout, stderr } = await new Deno.Command(PYTHON, {
    args: ["-c", SCRIPT.replace("EXPRESSION", expression), path],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

const sample = await loadDataset([]);
const folder = await Deno.makeTempDir();
try {
  const { labels, shape } = sample;
  const pixels = sample.images.data as Uint8Array;
  const kinds = await writeDigitSources(folder, { pixels, labels: labels!, shape });
  console.log(`Load average before: ${Deno.loadavg().map((load) => load.toFixed(1)).join(" ")}\n`);
  console.log("| 10,000 digits as | strokes | of all threads | MB | peer | | CPU | MB |");
  console.log("| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |");
  for (const [kind, { sources }] of Object.entries(kinds)) {
    const peer = PEERS[kind]!;
    const mine: Load[] = [];
    const others: Load[] = [];
    for (let run = 0; run < RUNS; run++) {
      mine.push(await ours(sources));
      if (peer) others.push(await theirs(peer[1], sources[0]!));
    }
    const cells = (loads: readonly Load[]) => [
      `${typical(loads, ({ seconds }) => seconds).toFixed(3)} s`,
      `${typical(loads, ({ cpu_seconds = NaN }) => cpu_seconds).toFixed(3)} s`,
      Math.max(...loads.map(({ peak_mb }) => peak_mb)).toFixed(0),
    ];
    const line = [
      kind,
      ...cells(mine),
      peer?.[0] ?? "-",
      ...(peer ? cells(others) : ["-", "-", "-"]),
    ];
    console.log(`| ${line.join(" | ")} |`);
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
