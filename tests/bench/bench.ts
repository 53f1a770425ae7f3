/**
 * `deno task bench`: all that has a target, measured in one run, scikit-learn beside it. Prints a table and writes it to
 * out/bench.json, then runs the other benchmarks.
 *
 *     deno task bench [--no-peer] [--only-table]
 */
import { median } from "d3-array";
import { loadDataset } from "../../lib/dataset/load.ts";
import { DEFAULT_PARAMETERS, type Solver } from "../../lib/factorization/parameters.ts";
import { fit, prepareWorker } from "../../lib/factorization/worker/client.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";
import { passSeconds, shared } from "./measure.ts";
import { hasPeer, HOW_TO_GET_PEER, peer, type PeerFit } from "./peer.ts";
import { type Images, writeNpy } from "./sets.ts";

const RUNS = 5;
/** How long reading the images gives the worker to come up. */
const WHILE_LOADING_MS = 800;
const TIMES_FASTER = { auto: { 15: 25, 45: 40 }, fast: { 15: 35, 45: 100 } } as const;
const OTHERS = ["load_bench.ts", "scaling_bench.ts", "analysis_bench.ts", "report_bench.ts"];
const threads = navigator.hardwareConcurrency;

/** A line of the table; times in seconds. */
interface Line {
  readonly job: string;
  readonly ours: number;
  readonly peer?: number | undefined;
  /** At most so many seconds, or at least so many times faster than the peer. */
  readonly target: { readonly seconds: number } | { readonly times: number };
}

const lines: Line[] = [];

function add(line: Line): void {
  lines.push(line);
  const { job, ours, peer, target } = line;
  const times = peer === undefined ? undefined : peer / ours;
  const met = "seconds" in target
    ? ours <= target.seconds
    : times === undefined
    ? undefined
    : times >= target.times;
  console.log(
    job.padEnd(44),
    time(ours),
    peer === undefined ? "-".padStart(10) : time(peer),
    (times === undefined ? "-" : `${times.toFixed(1)}x`).padStart(8),
    ("seconds" in target ? `<= ${time(target.seconds).trim()}` : `>= ${target.times}x`).padStart(
      11,
    ),
    met === undefined ? "" : met ? " met" : " not met",
  );
}

function time(s: number): string {
  return (s < 1 ? `${(s * 1000).toFixed(1)} ms` : `${s.toFixed(2)} s`).padStart(10);
}

/** Medians of fits with their preparation, without transform; as in the commands, the worker is up when images are. */
async function fitSeconds(
  images: Images,
  k: number,
  solver: Solver,
): Promise<{ fit: number; transform: number }> {
  const dataset = shared(images), fits: number[] = [], transforms: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    using prepared = prepareWorker([]);
    await new Promise((ready) => setTimeout(ready, WHILE_LOADING_MS));
    const parameters = { ...DEFAULT_PARAMETERS, nComponents: k, solver, maxIter: 2000 };
    const start = performance.now();
    const { result } = await fit(dataset, parameters, { prepared });
    fits.push((performance.now() - start) / 1000 - result.seconds.transform);
    transforms.push(result.seconds.transform);
  }
  return { fit: median(fits)!, transform: median(transforms)! };
}

async function bench(): Promise<void> {
  const withPeer = !Deno.args.includes("--no-peer") && await hasPeer();
  if (!withPeer && !Deno.args.includes("--no-peer")) console.log(HOW_TO_GET_PEER);
  const folder = await Deno.makeTempDir();
  const images = (await loadDataset(MNIST_IMAGES)).images as Images;
  const npy = `${folder}/mnist.npy`;
  await writeNpy(npy, images);
  console.log(`${threads} threads; medians of ${RUNS}, scikit-learn once`);
  console.log("job".padEnd(44), "      ours       peer    ratio      target");

  for (const k of [15, 45] as const) {
    const theirs = withPeer
      ? await peer<PeerFit>(["fit", npy, "-k", `${k}`, "--max-iter", "2000"])
      : undefined;
    const theirPass = withPeer
      ? (await peer<{ seconds: number }>(["pass", npy, "-k", `${k}`])).seconds
      : undefined;
    const measured = await passSeconds(images, k, threads);
    add({ job: `nndsvd k=${k}`, ours: measured.init, target: { seconds: k === 15 ? 0.35 : 0.5 } });
    add({
      job: `one plain pass k=${k}`,
      ours: measured.pass,
      peer: theirPass,
      target: { seconds: k === 15 ? 0.012 : 0.036 },
    });
    for (const solver of ["auto", "fast"] as const) {
      const ours = await fitSeconds(images, k, solver);
      add({
        job: `fit k=${k} ${solver}, start included`,
        ours: ours.fit,
        peer: theirs?.seconds.fit,
        target: { times: TIMES_FASTER[solver][k] },
      });
      if (solver === "fast" || k !== 15) continue;
      add({
        job: "transform k=15",
        ours: ours.transform,
        peer: theirs?.seconds.transform,
        target: { seconds: 0.1 },
      });
    }
  }
  await Deno.mkdir("out", { recursive: true });
  await Deno.writeTextFile("out/bench.json", JSON.stringify({ threads, lines }, null, 2));
  await Deno.remove(folder, { recursive: true });
}

await bench();
if (!Deno.args.includes("--only-table")) {
  for (const file of OTHERS) {
    console.log(`\n${file}`);
    const args = ["run", "--quiet", "--allow-all", new URL(file, import.meta.url).pathname];
    await new Deno.Command(Deno.execPath(), { args, stdout: "inherit", stderr: "inherit" })
      .output();
  }
}
Deno.exit(0);
