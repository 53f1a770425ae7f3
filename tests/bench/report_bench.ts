/**
 * Times `report` of two models of 70,000 images, as people run it, against the target of 10 s:
 *
 *     deno run -A tests/bench/report_bench.ts [RUNS]
 *
 * The models are scikit-learn's components (testdata/golden) on all of MNIST.
 */
import { loadDataset } from "../../lib/dataset/load.ts";
import { writeModel } from "../../lib/factorization/model_file.ts";
import { goldenModel } from "../support/golden_report.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";

const TARGET_SECONDS = 10;

const folder = await Deno.makeTempDir();
try {
  const dataset = await loadDataset(MNIST_IMAGES);
  for (const k of [15, 45]) {
    await writeModel(`${folder}/k${k}.npz`, await goldenModel(dataset, `mnist70k-k${k}-nndsvd`));
  }
  const seconds: number[] = [];
  for (let run = 0; run < Number(Deno.args[0] ?? 3); run++) {
    const start = performance.now();
    const main = new URL("../../main.ts", import.meta.url).pathname;
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "--allow-read", "--allow-write", "--allow-env", main],
        ...["report", "k15.npz", "k45.npz", "-o", "out", "--force", "--quiet"],
      ],
      cwd: folder,
    }).output();
    if (!success) throw new Error("the report failed");
    seconds.push((performance.now() - start) / 1000);
    console.log(`report of two models: ${seconds.at(-1)!.toFixed(1)} s`);
  }
  const median = seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)]!;
  console.log(
    `median ${median.toFixed(1)} s; target ${TARGET_SECONDS} s: ${
      median <= TARGET_SECONDS ? "met" : "not met"
    }`,
  );
} finally {
  await Deno.remove(folder, { recursive: true });
}
