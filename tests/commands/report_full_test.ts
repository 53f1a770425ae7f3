import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import { loadDataset } from "../../lib/dataset/load.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";
import { withFiles } from "../support/files.ts";
import { assertReportsScikitLearn, goldenModel } from "../support/golden_report.ts";

Deno.test("report of 70,000 images at 15 and 45 components: scikit-learn's numbers, within 5 MB", async () => {
  const dataset = await loadDataset(MNIST_IMAGES);
  await withFiles({}, async (folder) => {
    for (const k of [15, 45]) {
      const model = await goldenModel(dataset, `mnist70k-k${k}-nndsvd`);
      await writeModel(`${folder}/k${k}.npz`, model);
    }
    await run(["report", "k15.npz", "k45.npz", "-o", "out"], folder);

    for (const k of [15, 45]) {
      const read = (path: string) => Deno.readTextFile(`${folder}/out/${path}`);
      await assertReportsScikitLearn(read, `k${k}`, `mnist70k-k${k}-nndsvd`);
    }
    const page = await Deno.readTextFile(`${folder}/out/index.html`);
    assert.ok(page.length < 5e6);
    const document = new DOMParser().parseFromString(page, "text/html");
    const figures = (selector: string) => document.querySelectorAll(selector).length;
    assert.equal(figures("#components img"), 15 + 45);
    assert.equal(figures("#examples img"), 10 * 10);
    assert.equal(figures("#digits svg"), 2 * (1 + 10 * 2));
    assert.equal(figures("#top img"), 2 * 10 * 10);
    assert.equal(figures("#reconstructions img"), 2 * 10 * 3);
    assert.equal(figures("#distances img"), 2 * 40 * 2);
    assert.equal(figures("#class img"), 2 * 10 * 4);
    assert.equal(figures("#overlay img"), 2 * 10 * (1 + 10));
    assert.equal(figures("#compare img"), 10 * 3);
  });
});

/** Runs a command of the program as people do. */
async function run(args: string[], folder: string): Promise<void> {
  const main = new URL("../../main.ts", import.meta.url).pathname;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-read", "--allow-write", "--allow-env", main, ...args, "--quiet"],
    cwd: folder,
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
}
