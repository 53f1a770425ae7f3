import { basename, dirname, join, relative, resolve } from "node:path";
import { Failure } from "../../failure.ts";
import { createTemporary } from "../../model/temporary.ts";
import { syncFolder, writeFailure } from "../../model/write_atomically.ts";
import { GENERATOR, type ListedFile, MANIFEST } from "./manifest.ts";

/** Where the files of a report lie in its folder. */
const OF_REPORT = /^(?!.*\/\.)(index\.html|(figures|data)\/[^\\]+\.(png|svg|csv|json|npy))$/s;

/** How {@linkcode writeFolder} writes. */
export interface WriteFolderOptions {
  /** Replace a report that is there already. */
  readonly force: boolean;
  /** Aborting ends the writing, leaves what was there, and rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** A file of a folder: its path below it, with `/`, and what is in it. */
export interface FolderFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** Text is UTF-8. */
  readonly contents: string | Uint8Array;
}

/**
 * Writes a report's folder so that it is there whole or not at all: into a temporary folder beside it, which is
 * renamed at the end. What is there already is replaced only if asked for, and only if it is a report and holds
 * nothing else.
 *
 * @param path the folder; the folder that it lies in must be there
 * @param files in order; they may be made while they are written
 * @throws {Failure} where something is there already, or the folder cannot be written
 */
export async function writeFolder(
  path: string,
  files: AsyncIterable<FolderFile>,
  { force, signal }: WriteFolderOptions,
): Promise<void> {
  try {
    const target = await realTarget(path);
    const old = await oldFolder(path, target, force);
    await writeBeside(target, old, files, signal);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

/** Where a link points to, so that the link stays. */
async function realTarget(path: string): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return resolve(path);
    throw error;
  }
}

/** Whether there is a report that may be replaced. */
async function oldFolder(path: string, target: string, force: boolean): Promise<boolean> {
  let isFolder: boolean;
  try {
    ({ isDirectory: isFolder } = await Deno.lstat(target));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
  if (!isFolder) throw new Failure(`${path}: a file; a report is a folder, choose another name`);
  if (!force) {
    throw new Failure(
      `${path}: is there already; add --force to replace it, or choose another name`,
    );
  }
  const known = await listedFiles(target);
  for await (const file of filesIn(target)) {
    if (known === null) {
      throw new Failure(
        `${path}: holds no report of strokes, so --force does not replace it; choose another name`,
      );
    }
    const why = await whyNotOfReport(target, file, known);
    if (why !== null) {
      throw new Failure(
        `${path}: holds ${file}, which ${why}, so --force does not replace it; move that away`,
      );
    }
  }
  return true;
}

/** Whether a file may be removed with the report: a manifest says so, but a manifest may be forged. */
async function whyNotOfReport(
  folder: string,
  file: string,
  known: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (file === MANIFEST) return null;
  const sha256 = known.get(file);
  if (sha256 === undefined || !OF_REPORT.test(file)) return "is not of the report";
  const path = join(folder, file);
  if (!(await Deno.lstat(path)).isFile) return "is not of the report";
  const digest = await crypto.subtle.digest("SHA-256", await Deno.readFile(path));
  return new Uint8Array(digest).toHex() === sha256
    ? null
    : "has changed since the report was written";
}

/** The files that a report's manifest lists, with their checksums; null where there is no such manifest. */
async function listedFiles(folder: string): Promise<Map<string, string> | null> {
  try {
    const manifest = JSON.parse(await Deno.readTextFile(join(folder, MANIFEST)));
    if (manifest.generator !== GENERATOR) return null;
    return new Map(
      manifest.files.map(({ path, sha256 }: ListedFile) => [path, sha256]),
    );
  } catch {
    // none, or none of ours: either way nothing to replace
    return null;
  }
}

async function* filesIn(folder: string, root = folder): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* filesIn(path, root);
    else yield relative(root, path).replaceAll("\\", "/");
  }
}

async function writeBeside(
  target: string,
  isReplacing: boolean,
  files: AsyncIterable<FolderFile>,
  signal: AbortSignal,
): Promise<void> {
  const temporary = await createTemporary(target);
  const { folder, old, file: note } = temporary;
  try {
    // by this the next run puts the old report back where this one is killed between the two renamings
    await note.write(new TextEncoder().encode(basename(target)));
    await Deno.mkdir(folder);
    for await (const { path, contents } of files) {
      signal.throwIfAborted();
      await writeSynced(join(folder, path), contents);
    }
    signal.throwIfAborted();
    if (isReplacing) await Deno.rename(target, old);
    await Deno.rename(folder, target);
    await syncFolder(dirname(target));
    if (isReplacing) await Deno.remove(old, { recursive: true });
  } finally {
    temporary.remove();
    temporary.close();
  }
}

async function writeSynced(path: string, contents: string | Uint8Array): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  using file = await Deno.open(path, { write: true, createNew: true });
  const bytes = typeof contents === "string" ? new TextEncoder().encode(contents) : contents;
  for (let written = 0; written < bytes.length;) {
    written += await file.write(bytes.subarray(written));
  }
  await file.sync();
}
