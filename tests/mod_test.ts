import assert from "node:assert/strict";
import {
  classStatistics,
  DEFAULT_PARAMETERS,
  digitOf,
  distances,
  Failure,
  fit,
  loadDataset,
  modelOf,
  nearestClass,
  readModel,
  reconstruct,
  topComponents,
  transform,
  weightsOf,
  worst,
  writeModel,
} from "../mod.ts";

const FIT = { threads: 1 };

/** A small CSV: images of a left bar are labelled 3, of a right bar 8. */
async function withBars(use: (folder: string, csv: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const rows = Array.from(
      { length: 20 },
      (_, i) => i % 2 === 0 ? `3,${200 + i},0,${100 + i},0` : `8,0,${150 + i},0,${75 + i}`,
    );
    const csv = `${folder}/bars.csv`;
    await Deno.writeTextFile(csv, `label,1x1,1x2,2x1,2x2\n${rows.join("\n")}\n`);
    await use(folder, csv);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("the library's door: load, fit, save, read, transform and analyse with mod.ts alone", () =>
  withBars(async (folder, csv) => {
    const dataset = await loadDataset([csv]);
    assert.deepEqual(dataset.classes.map(digitOf), [3, 8]);
    const found = await fit(dataset, { ...DEFAULT_PARAMETERS, nComponents: 2 }, FIT);
    const path = `${folder}/model.npz`;
    await writeModel(path, modelOf(dataset, found));
    const model = await readModel(path);
    assert.deepEqual(model.components.data, found.components.data);
    assert.deepEqual(model.classes, ["3", "8"]);
    assert.deepEqual(model.origin!.sources, [csv]);

    const statistics = classStatistics(model.features, model.labels!);
    const [three, eight] = statistics.map(({ mean }) => topComponents(mean, 1)[0]);
    assert.notEqual(three, eight);
    const like = nearestClass(statistics, weightsOf(model.components, [0, 99, 0, 50]));
    assert.equal(model.classes[like!.statistics.label], "8");

    const again = await transform(dataset, model.components, model.origin!.parameters, FIT);
    assert.deepEqual(again.features.shape, [20, 2]);
    const off = distances(model.images!, model.features, model.components);
    const [index] = worst(off, 1);
    const rebuilt = reconstruct(model.features, model.components, index!);
    const distance = Math.hypot(...rebuilt.map((x, j) => x - model.images!.get(index!, j)));
    assert.ok(Math.abs(distance - off[index!]!) < 1e-3);
  }));

Deno.test("the library's door: modelOf() leaves the images out where it is told to", () =>
  withBars(async (_, csv) => {
    const dataset = await loadDataset([csv]);
    const found = await fit(dataset, { ...DEFAULT_PARAMETERS, nComponents: 1 }, FIT);
    assert.equal(modelOf(dataset, found, { images: false }).images, null);
    assert.equal(modelOf(dataset, found).images, dataset.images);
  }));

Deno.test("the library's door: what a user did wrong is a Failure of one line", async () => {
  await assert.rejects(loadDataset(["no/such.csv"]), (error) => {
    assert.ok(error instanceof Failure);
    assert.equal(error.message, "no/such.csv: no such file; check its path");
    return true;
  });
});

Deno.test("the library's door loads neither the command line nor React", async () => {
  const mod = new URL("../mod.ts", import.meta.url).pathname;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", mod],
    stdout: "piped",
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout));
  const loaded = (modules as { specifier: string }[]).map(({ specifier }) => specifier);
  assert.ok(loaded.some((name) => name.endsWith("/lib/analysis/ranking.ts")));
  const wrong = loaded.filter((name) =>
    /\/lib\/(cli|commands|render|report|sections)\/|\/tui\/|npm:.*(react|ink|commander)/.test(name)
  );
  assert.deepEqual(wrong, []);
});
