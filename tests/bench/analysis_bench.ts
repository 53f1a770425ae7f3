/**
 * The analysis of 70,000 images beside plain ways of doing the same, as the table of docs/decisions.md:
 *
 *     deno run -A tests/bench/analysis_bench.ts
 */
import { ascending, quantileSorted } from "d3-array";
import { classStatistics, imagesByClass } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import { best, worst } from "../../lib/analysis/ranking.ts";
import { inverseTransform } from "../../lib/analysis/reconstruction.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { golden, transformByDefinition } from "../support/golden.ts";
import { repeat, typical } from "./command.ts";
import { HOW_TO_GET_MNIST, mnistCsvs } from "./mnist_csvs.ts";

const folder = await Deno.makeTempDir({ prefix: "strokes-bench-" });
try {
  const csvs = await mnistCsvs(folder);
  if (!csvs) console.log(HOW_TO_GET_MNIST);
  else await compare(csvs);
} finally {
  await Deno.remove(folder, { recursive: true });
}

async function compare(csvs: readonly string[]): Promise<void> {
  const { images, labels } = await loadDataset(csvs);
  for (const k of [15, 45]) {
    const { components } = await golden(`mnist70k-k${k}-nndsvd`);
    const features = transformByDefinition(images, components);
    const all = distances(images, features, components);
    await print(`distances, k=${k}`, () => distances(images, features, components), () => {
      for (let i = 0; i < images.shape[0]!; i++) {
        const rebuilt = inverseTransform(features, components, [i]).data;
        let square = 0;
        for (let j = 0; j < rebuilt.length; j++) square += (images.get(i, j) - rebuilt[j]!) ** 2;
      }
    });
    await print(`all digits' statistics, k=${k}`, () => classStatistics(features, labels!), () => {
      for (const rows of imagesByClass(labels!).values()) {
        for (let t = 0; t < k; t++) {
          const column = Array.from(rows, (i) => features.get(i, t)).sort(ascending);
          for (let q = 0; q < 5; q++) quantileSorted(column, q / 4);
        }
      }
    });
    const sortAll = () => Array.from(all.keys()).sort((a, b) => all[a]! - all[b]!);
    await print("20 worst and 20 best", () => [worst(all, 20), best(all, 20)], sortAll);
  }
}

/** Prints medians of five, ours and the plain way's. */
async function print(job: string, ours: () => unknown, plain: () => unknown): Promise<void> {
  const [here, there] = [await milliseconds(ours), await milliseconds(plain)];
  console.log(`| ${job} | ${here.toFixed(1)} ms | ${there.toFixed(1)} ms |`);
}

async function milliseconds(run: () => unknown): Promise<number> {
  const times = await repeat(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return typical(times, (time) => time);
}
