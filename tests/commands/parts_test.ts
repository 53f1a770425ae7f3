import assert from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";

/** Fits a built-in set and runs `parts` on the model. */
async function partsOf(set: string, fit: string, ...more: string[]) {
  let stdout = "";
  await withFiles({}, async (folder) => {
    const model = `${folder}/model.npz`;
    const fitted = await runCli(["fit", set, ...fit.split(" "), "-o", model, "-q"]);
    assert.equal(fitted.exitCode, 0, fitted.stderr);
    const ran = await runCli(["parts", model, set, ...more]);
    assert.equal(ran.exitCode, 0, ran.stderr);
    stdout = ran.stdout;
  });
  return stdout;
}

Deno.test("parts: 7 components of @lcd are its 7 segments", async () => {
  const found = JSON.parse(await partsOf("@lcd", "-k 7", "--json"));
  assert.deepEqual([found.set, found.found, found.expected, found.share], ["@lcd", 7, 7, 1]);
  const components = found.parts.map(({ component }: { component: number }) => component);
  assert.deepEqual(components.toSorted(), [0, 1, 2, 3, 4, 5, 6]);
  for (const { cosine } of found.parts) assert.ok(cosine >= 0.9 && cosine <= 1);
});

Deno.test("parts: 17 components of @swimmer hold all 16 limbs; of the torso it says why it need not be found", async () => {
  const text = await partsOf("@swimmer", "-k 17 --init nndsvda", "--renderer", "ascii");
  assert.match(
    text,
    /^16 of 16 parts of @swimmer found {2}by 17 components, 94\.1 % of which are parts; cosine at least 0\.9\n/,
  );
  assert.match(text, /\nleft arm raised +\d+ +[01]\.\d{3} {2}found\n/);
  assert.match(text, /Not determined by the images: torso\. It is in every figure/);
});

Deno.test("parts: fewer components than parts find no more than there are", async () => {
  const found = JSON.parse(await partsOf("@lcd", "-k 3", "--json"));
  assert.equal(found.n_parts, 7);
  assert.equal(found.parts.length, 3);
  assert.ok(found.found <= 3);
});

Deno.test("parts refuses a model of other images, and a set whose parts nobody knows", async () => {
  await withFiles({}, async (folder) => {
    const model = `${folder}/model.npz`;
    await runCli(["fit", "@lcd", "-k", "2", "-o", model, "-q"]);
    const other = await runCli(["parts", model, "@swimmer"]);
    assert.equal(other.exitCode, 1);
    assert.equal(
      other.stderr.replace(model, "MODEL"),
      "strokes: MODEL: components of 20x12, but @swimmer is of 32x32; fit @swimmer first\n",
    );
    const unknown = await runCli(["parts", model, "@digits"]);
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /@digits.*@lcd, @swimmer/);
  });
});

Deno.test("parts: of the thousands of strokes of @strokes it lists one for each component, and says what cannot be found", async () => {
  const text = await partsOf("@strokes", "-k 12 --max-iter 30", "--renderer", "ascii");
  assert.match(text, /^\d+ of 9,755 parts of @strokes found {2}by 12 components/);
  assert.equal(text.match(/^\S+ \d+ +\d+ +[01]\.\d{3}/gm)?.length, 12);
  assert.match(
    text.replaceAll(/\s+/g, " "),
    /NMF knows no shifts: the same stroke at another place/,
  );
});
