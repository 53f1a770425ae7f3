import { openModel } from "../../lib/model/model_file.ts";
import { golden } from "../support/golden.ts";
import type { Bench } from "./bench.ts";
import { repeat, strokes, typical } from "./command.ts";
import { LEAST_COSINE, MOST_ERROR } from "../../lib/analysis/parity.ts";
import { nearness } from "./parity.ts";
import type { PeerFit, PeerJob, PeerRun } from "./peer.ts";

/** What the fits left, for what is measured on models. */
export interface FittedModels {
  /** Model files of `auto`, 15 and 45 components. */
  readonly paths: readonly [k15: string, k45: string];
  /** Seconds from command to command's end, both. */
  readonly seconds: number;
}

/** What `fit --json` prints, as far as it is used here. */
interface FitFacts {
  readonly n_iter: number;
  readonly reconstruction_err: number;
  readonly seconds: Readonly<Record<"load" | "init" | "fit" | "transform" | "total", number>>;
  readonly peak_mb: number;
}

/** Of one number of components: targets, and `--max-iter` as the notebook has it. */
interface Goals {
  readonly k: 15 | 45;
  readonly maxIter: number;
  readonly initSeconds: number;
  readonly autoTimes: number;
  readonly fastTimes: number;
}

const GOALS: readonly [Goals, Goals] = [
  { k: 15, maxIter: 1000, initSeconds: 0.35, autoTimes: 25, fastTimes: 35 },
  { k: 45, maxIter: 2000, initSeconds: 0.5, autoTimes: 40, fastTimes: 100 },
];

/** Fits of both models from the CSVs, by `auto` and `fast`: time, nearness to scikit-learn's, memory. */
export async function addFitLines(
  bench: Bench,
  csvs: readonly string[],
  job: PeerRun<PeerJob> | null,
): Promise<FittedModels> {
  const [k15, k45] = [
    await addFits(bench, csvs, job, GOALS[0]),
    await addFits(bench, csvs, job, GOALS[1]),
  ];
  bench.table.add({
    job: "peak memory of a fit, whole process",
    unit: "MB",
    ours: Math.max(k15.peak, k45.peak),
    peer: job?.facts.peak_mb,
    target: { most: 600 },
  });
  return { paths: [k15.path, k45.path], seconds: k15.seconds + k45.seconds };
}

async function addFits(
  { table, folder }: Bench,
  csvs: readonly string[],
  job: PeerRun<PeerJob> | null,
  { k, maxIter, initSeconds, autoTimes, fastTimes }: Goals,
): Promise<{ path: string; seconds: number; peak: number }> {
  const theirs = job?.facts.fits.find((each) => each.k === k);
  const path = `${folder}/k${k}.npz`;
  const fits = async (solver: string, output: string) =>
    await repeat(async () => {
      const options = ["-k", `${k}`, "--max-iter", `${maxIter}`, "--solver", solver];
      const { seconds, stdout } = await strokes([
        "fit",
        ...csvs,
        ...options,
        "-o",
        output,
        "--json",
      ]);
      return { wall: seconds, facts: JSON.parse(stdout) as FitFacts };
    });
  const time = (runs: Awaited<ReturnType<typeof fits>>, part: keyof FitFacts["seconds"]) =>
    typical(runs, ({ facts }) => facts.seconds[part]);
  const addFit = (solver: string, runs: Awaited<ReturnType<typeof fits>>, times: number) =>
    table.add({
      job: `fit k=${k}, ${solver}, init included`,
      unit: "s",
      ours: time(runs, "fit"),
      peer: theirs?.seconds.fit,
      target: { times },
    });

  const auto = await fits("auto", path);
  table.add({
    job: `init nndsvd, k=${k}`,
    unit: "s",
    ours: time(auto, "init"),
    target: { most: initSeconds },
  });
  addFit("auto", auto, autoTimes);
  const errorOf = await addNearness(table, path, job, theirs, k);
  addError(table, errorOf(auto[0]!.facts), MOST_ERROR);
  table.add({
    job: `  transform, k=${k}`,
    unit: "s",
    ours: time(auto, "transform"),
    peer: theirs?.seconds.transform,
    ...(k === 15 && { target: { most: 0.1 } }),
  });
  const fast = await fits("fast", `${folder}/fast.npz`);
  addFit("fast", fast, fastTimes);
  addError(table, errorOf(fast[0]!.facts), k === 45 ? 0 : undefined);
  return {
    path,
    seconds: typical(auto, ({ wall }) => wall),
    peak: Math.max(...[...auto, ...fast].map(({ facts }) => facts.peak_mb)),
  };
}

function addError(table: Bench["table"], ours: number, most: number | undefined): void {
  const target = most === undefined ? {} : { target: { most } };
  table.add({ job: "  error above scikit-learn's, relative", unit: "relative", ours, ...target });
}

/** Compares with the components of the same run of the peer, or of its kept results where it is not there. */
async function addNearness(
  table: Bench["table"],
  path: string,
  job: PeerRun<PeerJob> | null,
  theirFit: PeerFit | undefined,
  k: number,
): Promise<(ours: FitFacts) => number> {
  const kept = await golden(`mnist70k-k${k}-nndsvd`);
  const theirs = job ? await job.components(k) : kept.components;
  const file = await openModel(path);
  file.close();
  const { smallestCosine } = nearness(file.components, theirs);
  table.add({
    job: "  smallest cosine with scikit-learn's components",
    unit: "cosine",
    ours: smallestCosine,
    target: { least: LEAST_COSINE },
  });
  const error = theirFit?.reconstruction_err ?? kept.facts.reconstruction_err;
  return (facts) => facts.reconstruction_err / error - 1;
}
