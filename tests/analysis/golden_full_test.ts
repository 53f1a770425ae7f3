import { loadDataset } from "../../lib/dataset/load.ts";
import { assertAgreesWithScikitLearn } from "../support/golden.ts";

/** The four files of MNIST (IDX, .gz), as the README says where to get them. */
const MNIST = Deno.env.get("STROKES_MNIST") ??
  new URL("../../../shared/data/mnist", import.meta.url).pathname;

Deno.test("the analysis of 70,000 images agrees with scikit-learn's at 15 and 45 components", async () => {
  const dataset = await loadDataset([
    `${MNIST}/train-images-idx3-ubyte.gz`,
    `${MNIST}/t10k-images-idx3-ubyte.gz`,
  ]);
  await assertAgreesWithScikitLearn(dataset, "mnist70k-k15-nndsvd");
  await assertAgreesWithScikitLearn(dataset, "mnist70k-k45-nndsvd");
});
