import assert from "node:assert/strict";
import { readModel } from "../../lib/model/model_file.ts";
import { homePath } from "../../tui/effects/home_path.ts";
import { freeName, saveModel } from "../../tui/effects/save.ts";
import { withFiles } from "../support/files.ts";
import { K, smallLoaded } from "../support/small_model.ts";

const UNSAVED = { ...smallLoaded(), path: null };

Deno.test("saveModel() replaces nothing, neither text nor a model, before it has asked", async () => {
  await withFiles({ "notes.txt": "do not lose" }, async (folder) => {
    const path = `${folder}/model.npz`, notes = `${folder}/notes.txt`;
    assert.deepEqual(await saveModel(UNSAVED, path, false), { type: "saved", id: 1, path });
    assert.equal((await saveModel(UNSAVED, path, false)).type, "fileExists");
    const asked = await saveModel(UNSAVED, notes, false);
    assert.deepEqual(asked, { type: "fileExists", model: UNSAVED, path: notes });
    assert.equal(await Deno.readTextFile(notes), "do not lose");
    assert.equal((await saveModel(UNSAVED, notes, true)).type, "saved");
    assert.equal((await readModel(notes)).components.shape[0], K);
  });
});

Deno.test("saveModel() never replaces the images that the model is of", async () => {
  await withFiles({ "small.csv": "5,0\n" }, async (folder) => {
    const source = `${folder}/small.csv`;
    const model = { ...UNSAVED, origin: { ...UNSAVED.origin!, sources: [source] } };
    await assert.rejects(
      saveModel(model, source, true),
      /small.csv holds the images of this model; choose another name/,
    );
  });
});

Deno.test("freeName() adds a number where a file is", async () => {
  await withFiles({ "model.npz": "", "model-2.npz": "" }, async (folder) => {
    assert.equal(await freeName(`${folder}/model.npz`), `${folder}/model-3.npz`);
    assert.equal(await freeName(`${folder}/other.npz`), `${folder}/other.npz`);
  });
});

Deno.test("homePath() expands ~ as a shell does, and no other name", () => {
  const home = Deno.env.get("HOME");
  Deno.env.set("HOME", "/home/ada");
  try {
    assert.equal(homePath("~/models/a.npz"), "/home/ada/models/a.npz");
    assert.equal(homePath("~"), "/home/ada");
    assert.equal(homePath("~other/a.npz"), "~other/a.npz");
    assert.equal(homePath("a~/b"), "a~/b");
  } finally {
    if (home === undefined) Deno.env.delete("HOME");
    else Deno.env.set("HOME", home);
  }
});
