/**
 * How long the analysis of 70,000 images takes, and opening their model file, beside plain ways of doing the same:
 *
 *     deno run -A tests/bench/analysis_bench.ts [FOLDER OF MNIST]
 *
 * "first" = before the compiler has warmed up, as a command meets it; "median" = of five more.
 */
import { ascending, median, quantileSorted } from "d3-array";
import { digitStatistics, imagesByDigit } from "../../lib/analysis/digit_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import { best, worst } from "../../lib/analysis/ranking.ts";
import { inverseTransform } from "../../lib/analysis/reconstruction.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { openModel, readModel, writeModel } from "../../lib/factorization/model_file.ts";
import { golden, transformByDefinition } from "../support/golden.ts";

const MNIST = Deno.args[0] ?? Deno.env.get("STROKES_MNIST") ??
  new URL("../../../shared/data/mnist", import.meta.url).pathname;

async function time(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Prints one line: first run, median of five more, target. */
async function measure(job: string, run: () => unknown, targetMs?: number): Promise<void> {
  const first = await time(run);
  const more: number[] = [];
  for (let i = 0; i < 5; i++) more.push(await time(run));
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12);
  const target = targetMs === undefined ? "" : `target ${targetMs} ms`;
  console.log(job.padEnd(58), ms(first), ms(median(more)!), target);
}

const { images, labels, shape } = await loadDataset([
  `${MNIST}/train-images-idx3-ubyte.gz`,
  `${MNIST}/t10k-images-idx3-ubyte.gz`,
]);
const folder = await Deno.makeTempDir();
console.log(
  `${images.shape.join(" x ")} images`.padEnd(58),
  "first".padStart(12),
  "median".padStart(12),
);
for (const k of [15, 45]) {
  const { components } = await golden(`mnist70k-k${k}-nndsvd`);
  const features = transformByDefinition(images, components);
  await measure(`k=${k}: distances, 20 worst and best, all digits' statistics`, () => {
    const all = distances(images, features, components);
    worst(all, 20);
    best(all, 20);
    digitStatistics(features, labels!);
  }, k === 15 ? 150 : undefined);

  const all = distances(images, features, components);
  await measure("  distances", () => distances(images, features, components));
  await measure("  20 worst and best", () => [worst(all, 20), best(all, 20)]);
  await measure("  all digits' statistics", () => digitStatistics(features, labels!));
  const plainDistances = await time(() => {
    for (let i = 0; i < images.shape[0]!; i++) {
      const rebuilt = inverseTransform(features, components, [i]).data;
      let square = 0;
      for (let j = 0; j < rebuilt.length; j++) square += (images.get(i, j) - rebuilt[j]!) ** 2;
    }
  });
  console.log(
    "  plain: distances row by row".padEnd(58),
    `${plainDistances.toFixed(0)} ms`.padStart(12),
  );
  const plainStatistics = await time(() => {
    for (const rows of imagesByDigit(labels!).values()) {
      for (let t = 0; t < k; t++) {
        const column = Array.from(rows, (i) => features.get(i, t)).sort(ascending);
        for (let q = 0; q < 5; q++) quantileSorted(column, q / 4);
      }
    }
  });
  console.log(
    "  plain: quartiles by d3 and sorting".padEnd(58),
    `${plainStatistics.toFixed(0)} ms`.padStart(12),
  );

  const path = `${folder}/k${k}.npz`;
  await measure(
    `k=${k}: save the model, synced`,
    () => writeModel(path, { components, features, labels, images, shape, origin: null }),
  );
  await measure(
    "  open it: components and origin",
    async () => (await openModel(path)).close(),
    20,
  );
  await measure("  open it: everything", () => readModel(path), 500);
}
await Deno.remove(folder, { recursive: true });
