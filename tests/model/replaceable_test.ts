import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { encodeModel } from "../../lib/model/model_file.ts";
import { checkReplaceable, freePath, whyKept } from "../../lib/model/replaceable.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

function bytesOf(pieces: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...pieces].flatMap((piece) => [...piece]));
}
const FILES = {
  "ours.npz": bytesOf(encodeModel(madeModel({}))),
  "numpy.npz": bytesOf(encodeModel(madeModel({ origin: false }))),
  "damaged.npz": bytesOf(encodeModel(madeModel({}))).slice(0, 500),
  "thesis.txt": "years of work",
  "empty.npz": "",
};

Deno.test("whyKept() lets a model replace a model of strokes, and nothing else", () =>
  withFiles(FILES, async (folder) => {
    const kept = async (name: string, force = false) =>
      await whyKept(`${folder}/${name}`, { by: "model", force });
    assert.equal(await kept("new.npz"), null);
    assert.equal(await kept("ours.npz"), null);
    for (const name of ["numpy.npz", "damaged.npz", "thesis.txt", "empty.npz"]) {
      assert.equal(await kept(name), "there", name);
      assert.equal(await kept(name, true), null, name);
    }
  }));

Deno.test("whyKept() lets a picture or a table replace nothing without force, not even a model", () =>
  withFiles(FILES, async (folder) => {
    for (const name of Object.keys(FILES)) {
      assert.equal(await whyKept(`${folder}/${name}`, { by: "other" }), "there", name);
      assert.equal(await whyKept(`${folder}/${name}`, { by: "other", force: true }), null, name);
    }
  }));

Deno.test("whyKept() knows a source by any name, even with force", () =>
  withFiles(FILES, async (folder) => {
    Deno.mkdirSync(`${folder}/sub`);
    Deno.symlinkSync(`${folder}/thesis.txt`, `${folder}/link`);
    Deno.linkSync(`${folder}/thesis.txt`, `${folder}/hard`);
    const sources = ["-", `${folder}/none`, `${folder}/sub/../thesis.txt`];
    for (const name of ["thesis.txt", "link", "hard", "sub/../link"]) {
      const path = `${folder}/${name}`;
      assert.equal(await whyKept(path, { by: "model", force: true, sources }), "source", name);
    }
    const model = `${folder}/ours.npz`;
    assert.equal(await whyKept(model, { by: "model", sources: [model] }), "source");
  }));

Deno.test("whyKept() keeps the images of a folder that is read, but not a model saved there", () =>
  withFiles(FILES, async (folder) => {
    const replacement = { by: "model", force: true, sources: [folder] } as const;
    assert.equal(await whyKept(`${folder}/thesis.txt`, replacement), "source");
    assert.equal(await whyKept(`${folder}/ours.npz`, replacement), null);
    assert.equal(await whyKept(`${folder}/new.npz`, replacement), null);
  }));

Deno.test("checkReplaceable() says in one line what is kept and what to do", () =>
  withFiles(FILES, async (folder) => {
    const path = `${folder}/thesis.txt`;
    await assert.rejects(
      () => checkReplaceable(path, { by: "model" }),
      new Failure(
        `${path}: is there already and is no model of strokes; add --force to replace it, or choose another name`,
      ),
    );
    await assert.rejects(
      () => checkReplaceable(path, { by: "other", force: true, sources: [path] }),
      new Failure(`${path}: is read by this command and would be lost; choose another name`),
    );
  }));

Deno.test("freePath() finds a name that nothing has", () =>
  withFiles({ "m.npz": "", "m-2.npz": "", "plain": "" }, async (folder) => {
    assert.equal(await freePath(`${folder}/new.npz`), `${folder}/new.npz`);
    assert.equal(await freePath(`${folder}/m.npz`), `${folder}/m-3.npz`);
    assert.equal(await freePath(`${folder}/plain`), `${folder}/plain-2`);
  }));
