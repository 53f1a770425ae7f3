import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import { loadDataset } from "../../lib/dataset/load.ts";
import { writeModel } from "../../lib/factorization/model_file.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";
import { withFiles } from "../support/files.ts";
import { assertReportsScikitLearn, goldenModel } from "../support/golden_report.ts";

Deno.test("report of 70,000 images at 15 and 45 components: scikit-learn's numbers, within 10 s and 5 MB", async () => {
  const dataset = await loadDataset(MNIST_IMAGES);
  await withFiles({}, async (folder) => {
    for (const k of [15, 45]) {
      const model = await goldenModel(dataset, `mnist70k-k${k}-nndsvd`);
      await writeModel(`${folder}/k${k}.npz`, model);
    }
    await assertWithin(10, folder);

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

/**
 * Asserts that the report takes at most so many seconds, in the best of three runs. On a machine that is busy with other
 * things the clock tells nothing: there the processor's seconds do, which are the clock's on an idle machine, or more.
 */
async function assertWithin(limit: number, folder: string): Promise<void> {
  const runs: number[] = [];
  while (runs.length < 3 && !(Math.min(...runs) <= limit)) {
    const { wall, processor } = await run(
      ["report", "k15.npz", "k45.npz", "-o", "out", "--force"],
      folder,
    );
    console.log(`      report: ${wall} s by the clock, ${processor} s of the processor`);
    runs.push(Math.min(wall, processor));
  }
  assert.ok(Math.min(...runs) <= limit, `${runs.join(", ")} s`);
}

/** Runs a command of the program as people do, and gives the seconds that it took. */
async function run(args: string[], folder: string): Promise<{ wall: number; processor: number }> {
  const main = new URL("../../main.ts", import.meta.url).pathname;
  const deno = [Deno.execPath(), "run", "--allow-read", "--allow-write", "--allow-env", main];
  const { success, stderr } = await new Deno.Command("bash", {
    args: ["-c", 'TIMEFORMAT="%R %U %S"; time "$0" "$@"', ...deno, ...args, "--quiet"],
    cwd: folder,
  }).output();
  const text = new TextDecoder().decode(stderr);
  assert.ok(success, text);
  const [wall, user, system] = text.trim().split("\n").at(-1)!.split(" ").map(Number);
  return { wall: wall!, processor: Number((user! + system!).toFixed(1)) };
}
