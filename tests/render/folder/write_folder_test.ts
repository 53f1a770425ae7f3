import assert from "node:assert/strict";
import { Failure } from "../../../lib/failure.ts";
import { GENERATOR } from "../../../lib/render/folder/manifest.ts";
import { type FolderFile, writeFolder } from "../../../lib/render/folder/write_folder.ts";
import { withFiles } from "../../support/files.ts";

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toHex();
}

/** A folder's files under a manifest that lists them all. */
async function withManifest(files: Record<string, string>): Promise<FolderFile[]> {
  const listed = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({ path, sha256: await sha256(text) })),
  );
  return [
    ...Object.entries(files).map(([path, contents]) => ({ path, contents })),
    { path: "manifest.json", contents: JSON.stringify({ generator: GENERATOR, files: listed }) },
  ];
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function write(path: string, files: readonly FolderFile[], force = false): Promise<void> {
  await writeFolder(path, each(files), { force, signal: new AbortController().signal });
}

async function place(folder: string, files: readonly FolderFile[]): Promise<void> {
  for (const { path, contents } of files) {
    await Deno.mkdir(`${folder}/${path}`.replace(/[^/]*$/, ""), { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, contents as string);
  }
}

const REPORT = { "index.html": "page", "figures/m/digit-1.png": "picture", "data/m/a.csv": "1" };

Deno.test("writeFolder() replaces a report whose files are as they were written", () =>
  withFiles({}, async (folder) => {
    await write(`${folder}/out`, await withManifest(REPORT));
    await write(`${folder}/out`, await withManifest({ "index.html": "new" }), true);
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["out"]);
    assert.equal(Deno.readTextFileSync(`${folder}/out/index.html`), "new");
    assert.equal([...Deno.readDirSync(`${folder}/out`)].length, 2);
  }));

Deno.test("writeFolder() keeps what a forged manifest lists, and files that were changed", () =>
  withFiles({}, async (folder) => {
    const out = `${folder}/out`;
    const forged: [Record<string, string>, RegExp][] = [
      [{ ...REPORT, "thesis.docx": "years" }, /holds thesis\.docx, which is not of the report/],
      [{ ...REPORT, "data/run.sh": "years" }, /holds data\/run\.sh, which is not of the report/],
      [{ ...REPORT, "data/.ssh/key.csv": "k" }, /holds data\/\.ssh\/key\.csv, which is not/],
    ];
    for (const [files, message] of forged) {
      await place(out, await withManifest(files));
      await assert.rejects(() => write(out, [], true), (error) => {
        assert.ok(error instanceof Failure);
        assert.match(error.message, message);
        return true;
      });
      for (const [path, text] of Object.entries(files)) {
        assert.equal(Deno.readTextFileSync(`${out}/${path}`), text);
      }
      await Deno.remove(out, { recursive: true });
    }
    await place(out, await withManifest(REPORT));
    await Deno.writeTextFile(`${out}/index.html`, "page with my notes");
    await assert.rejects(
      () => write(out, [], true),
      new Failure(
        `${out}: holds index.html, which has changed since the report was written, ` +
          "so --force does not replace it; move that away",
      ),
    );
    await Deno.remove(`${out}/index.html`);
    Deno.writeTextFileSync(`${folder}/elsewhere`, "page");
    Deno.symlinkSync(`${folder}/elsewhere`, `${out}/index.html`);
    await assert.rejects(() => write(out, [], true), /holds index\.html, which is not of the/);
  }));

Deno.test("writeFolder() puts a report back that a killed run had moved aside, and sweeps up", () =>
  withFiles({}, async (folder) => {
    // as a run leaves it that is killed between its two renamings
    const stem = `${folder}/.out.${crypto.randomUUID()}.strokes-tmp`;
    Deno.writeTextFileSync(stem, "out");
    await place(`${stem}.old`, await withManifest(REPORT));
    await place(`${stem}.d`, [{ path: "index.html", contents: "new" }]);
    await write(`${folder}/other`, await withManifest({ "index.html": "other" }));
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name).sort(), [
      "other",
      "out",
    ]);
    assert.equal(Deno.readTextFileSync(`${folder}/out/index.html`), "page");
  }));

Deno.test("writeFolder() leaves nothing where it is interrupted, and the old report as it was", () =>
  withFiles({}, async (folder) => {
    const files = await withManifest(REPORT);
    await write(`${folder}/out`, files);
    const abort = new AbortController();
    async function* interrupted(): AsyncGenerator<FolderFile> {
      yield { path: "index.html", contents: "half" };
      abort.abort(new Failure("interrupted", 130));
      yield { path: "data/m/a.csv", contents: "half" };
    }
    await assert.rejects(
      () => writeFolder(`${folder}/out`, interrupted(), { force: true, signal: abort.signal }),
      new Failure("interrupted", 130),
    );
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["out"]);
    assert.equal(Deno.readTextFileSync(`${folder}/out/index.html`), "page");
  }));
