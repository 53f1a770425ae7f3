import { classStatistics } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import { best, worst } from "../../lib/analysis/ranking.ts";
import { readModel } from "../../lib/model/model_file.ts";
import type { Bench } from "./bench.ts";
import { repeat, typical } from "./command.ts";
import type { FittedModels } from "./fit_lines.ts";
import type { PeerJob, PeerRun } from "./peer.ts";

/** What the notebook computes of a model: distances, the 20 worst and best, each digit's means and quartiles. */
export async function addAnalysisLines(
  { table }: Bench,
  { paths }: FittedModels,
  job: PeerRun<PeerJob> | null,
): Promise<void> {
  for (const [index, k] of [15, 45].entries()) {
    const { images, features, components, labels } = await readModel(paths[index]!);
    const seconds = await repeat(() => {
      const start = performance.now();
      const all = distances(images!, features, components);
      worst(all, 20);
      best(all, 20);
      classStatistics(features, labels!);
      return (performance.now() - start) / 1000;
    });
    const theirs = job?.facts.fits.find((fit) => fit.k === k)?.seconds;
    table.add({
      job: `distances, worst and best, digits' statistics, k=${k}`,
      unit: "s",
      ours: typical(seconds, (value) => value),
      peer: theirs && theirs.rank + theirs.statistics,
      ...(k === 15 && { target: { most: 0.15 } }),
    });
  }
}
