import { deepEqual, equal, match } from "node:assert/strict";
import { readModel, writeModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { madeModel } from "../support/made_model.ts";
import ndarray from "ndarray";

/** Two files: the made model, and one that `change` has made of it. */
async function verified(
  change: (components: Float32Array) => Float32Array,
  ...options: string[]
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const folder = await Deno.makeTempDir();
  try {
    const model = madeModel();
    const components = ndarray(change(model.components.data.slice()), [...model.components.shape]);
    await writeModel(`${folder}/ours.npz`, model);
    await writeModel(`${folder}/other.npz`, { ...model, components });
    const { exitCode, stdout, stderr } = await runCli([
      "verify",
      `${folder}/ours.npz`,
      `${folder}/other.npz`,
      ...options,
    ]);
    return { exitCode, stdout, stderr: stderr.replaceAll(`${folder}/`, "") };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("verify says of equal factorizations that all components agree", async () => {
  const { exitCode, stdout, stderr } = await verified((same) => same);
  deepEqual([exitCode, stderr], [0, ""]);
  match(stdout, /^ +4 +1\.000000 +1\.00000$/m);
  match(stdout, /Smallest cosine {2}1\.000000; 0\.999 is promised/);
  match(stdout, /Ranking +\d+ of the (\d+) reconstructed worst and \1 of the best/);
});

Deno.test("verify names the components that differ, with exit code 1, in JSON too", async () => {
  const turned = (components: Float32Array) => {
    const p = components.length / 4;
    const second = components.slice(p, 2 * p).reverse();
    components.set(second, p);
    return components;
  };
  const { exitCode, stdout, stderr } = await verified(turned, "--json");
  equal(exitCode, 1);
  equal(
    stderr,
    "strokes: ours.npz: differs from other.npz; components 2 are below a cosine of 0.999\n",
  );
  const { holds, components, same_top } = JSON.parse(stdout);
  equal(holds, false);
  deepEqual(components.map(({ cosine }: { cosine: number }) => cosine > 0.999), [
    true,
    false,
    true,
    true,
  ]);
  equal(same_top.same, same_top.classes);
});

Deno.test("verify finds a component scaled, which leaves its cosine", async () => {
  const { stdout } = await verified((components) =>
    components.map((value, i) => i < components.length / 4 ? 2 * value : value)
  );
  match(stdout, /^ +1 +1\.000000 +0\.50000$/m);
});

Deno.test("verify refuses what is not comparable in one line", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const model = madeModel();
    await writeModel(`${folder}/ours.npz`, model);
    const { exitCode, stderr } = await runCli([
      "verify",
      `${folder}/ours.npz`,
      new URL("../../testdata/numpy/sklearn.npz", import.meta.url).pathname,
    ]);
    equal(exitCode, 1);
    match(
      stderr,
      /200 images of 64 pixels, 4 components, but .* in .*ours\.npz; give fits of the same images and k\n$/,
    );
    equal((await readModel(`${folder}/ours.npz`)).components.shape[0], 4);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
