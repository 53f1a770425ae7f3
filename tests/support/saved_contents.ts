import assert from "node:assert/strict";
import { encodeNpy } from "../../lib/arrays/npy.ts";
import type { Model } from "../../lib/model/model.ts";
import { encodeModel } from "../../lib/model/model_file.ts";
import { GENERATOR } from "../../lib/render/folder/manifest.ts";
import type { FolderFile } from "../../lib/render/folder/write_folder.ts";
import { madeModel } from "./made_model.ts";
import { joined } from "./zip_bytes.ts";

/** What is saved, and the name that it is saved under. */
export const KINDS = { model: "model.npz", export: "features.npy", report: "report" } as const;

/** One of two models, of some megabytes. */
export function modelOf(which: number): Model {
  return madeModel({ n: 8000, k: 4 + which, shape: [20, 20] });
}

/** One of two reports, in small. */
export async function* folderFiles(which: number): AsyncGenerator<FolderFile> {
  const files = Array.from({ length: 40 }, (_, i) => ({
    path: `figures/m/${i}.svg`,
    contents: `${which} ${i} ${"x".repeat(20_000)}`,
  }));
  const listed = [];
  for (const { path, contents } of files) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(contents));
    listed.push({ path, sha256: new Uint8Array(digest).toHex() });
    yield { path, contents };
  }
  yield {
    path: "manifest.json",
    contents: JSON.stringify({ generator: GENERATOR, files: listed }),
  };
}

/** Both contents of a file. */
const BYTES = {
  model: (which: number) => joined(encodeModel(modelOf(which))),
  export: (which: number) => joined(encodeNpy(modelOf(which).features)),
};
const known = new Map<string, Uint8Array[]>();

/** Asserts that what lies there is one of both contents, whole. */
export async function assertWhole(kind: keyof typeof KINDS, path: string): Promise<void> {
  if (kind === "report") return await assertWholeFolder(path);
  if (!known.has(kind)) known.set(kind, [BYTES[kind](0), BYTES[kind](1)]);
  const bytes = await Deno.readFile(path);
  const isWhole = known.get(kind)!.some((wanted) =>
    bytes.length === wanted.length && bytes.every((byte, i) => byte === wanted[i])
  );
  assert.ok(isWhole, `${path}: ${bytes.length} bytes that are neither the old nor the new`);
}

async function assertWholeFolder(path: string): Promise<void> {
  const first = await Deno.readTextFile(`${path}/figures/m/0.svg`);
  for await (const file of folderFiles(Number(first[0]))) {
    assert.equal(await Deno.readTextFile(`${path}/${file.path}`), file.contents, file.path);
  }
}
