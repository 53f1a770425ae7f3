import { loadDataset } from "../../lib/dataset/load.ts";
import { assertFitsGolden } from "../support/golden_fit.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";

const images = await loadDataset(MNIST_IMAGES);
const K15 = "mnist70k-k15-nndsvd", K45 = "mnist70k-k45-nndsvd";
const converged = { error: 1e-5, mayBeLower: true, cosine: 0.999 };

Deno.test("cd factorizes the built-in digits as scikit-learn does in 626 passes", async () => {
  const bounds = { nIter: 2, error: 1e-5, cosine: 0.999, analysis: true };
  await assertFitsGolden(await loadDataset([]), "sample10k-k15-nndsvd", "cd", bounds);
});

Deno.test("cd factorizes MNIST into 15 components as scikit-learn does, to the pass", async () => {
  const bounds = { nIter: 1, error: 1e-6, cosine: 0.9999, analysis: true };
  await assertFitsGolden(images, K15, "cd", bounds);
});

Deno.test("auto factorizes MNIST into 15 components as scikit-learn does", async () => {
  await assertFitsGolden(images, K15, "auto", { ...converged, analysis: true });
});

Deno.test("auto factorizes MNIST into 45 components as scikit-learn does", async () => {
  await assertFitsGolden(images, K45, "auto", converged);
});
