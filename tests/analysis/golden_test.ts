import { loadDataset } from "../../lib/dataset/load.ts";
import { assertAgreesWithScikitLearn } from "../support/golden.ts";

Deno.test("the analysis of the sample agrees with scikit-learn's: statistics, top components, ranking", async () => {
  const dataset = await loadDataset([]);
  await assertAgreesWithScikitLearn(dataset, "sample10k-k15-nndsvd");
});
