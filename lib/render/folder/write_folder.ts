import { basename, dirname, join, relative, resolve } from "node:path";
import { writeFailure } from "../../model/write_atomically.ts";
import { Failure } from "../../failure.ts";
import { GENERATOR, MANIFEST } from "./manifest.ts";

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
    if (!known.has(file)) {
      throw new Failure(
        `${path}: holds ${file}, which is not of the report, so --force does not replace it; ` +
          `move that away`,
      );
    }
  }
  return true;
}

/** The files that a report's manifest lists, with itself; null where there is no such manifest. */
async function listedFiles(folder: string): Promise<Set<string> | null> {
  try {
    const manifest = JSON.parse(await Deno.readTextFile(join(folder, MANIFEST)));
    if (manifest.generator !== GENERATOR) return null;
    return new Set([MANIFEST, ...manifest.files.map(({ path }: { path: string }) => path)]);
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
  const hidden = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}`);
  const [temporary, old] = [`${hidden}.tmp`, `${hidden}.old`];
  // Deno.exit, as after a second Ctrl-C, skips `finally` but not this.
  const cleanUp = () => removeIfThere(temporary);
  globalThis.addEventListener("unload", cleanUp);
  try {
    await Deno.mkdir(temporary);
    for await (const { path, contents } of files) {
      signal.throwIfAborted();
      const file = join(temporary, path);
      await Deno.mkdir(dirname(file), { recursive: true });
      if (typeof contents === "string") await Deno.writeTextFile(file, contents);
      else await Deno.writeFile(file, contents);
    }
    signal.throwIfAborted();
    if (isReplacing) await Deno.rename(target, old);
    await Deno.rename(temporary, target);
    if (isReplacing) await Deno.remove(old, { recursive: true });
  } catch (error) {
    cleanUp();
    throw error;
  } finally {
    globalThis.removeEventListener("unload", cleanUp);
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
