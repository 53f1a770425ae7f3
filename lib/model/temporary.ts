import { basename, dirname, join } from "node:path";

/**
 * Temporary files and folders beside the file that is written, so that renaming them is one step. Each is locked while
 * its process lives: what nobody holds, since a process was killed, is removed by the next run that saves there.
 *
 * @module
 */

/** By these endings they are known; the middle is a random UUID. */
const FILE = ".strokes-tmp", FOLDER = ".strokes-tmp.d", OLD = ".strokes-tmp.old";
const LEFT_BEHIND = /^\..*\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.strokes-tmp(\.d|\.old)?$/s;
/** Bytes of the target's name that stand in that of the temporary file: a name has 255 at most. */
const MOST_NAME_BYTES = 120;

/** A temporary file that this process holds. */
export interface Temporary {
  /** Where it is. */
  readonly path: string;
  /** Beside it: a folder in the making, and the folder that it replaces. */
  readonly folder: string;
  /** See `folder`. */
  readonly old: string;
  /** Open for writing. */
  readonly file: Deno.FsFile;
  /** Removes it, and the folder in the making; synchronously, as the process may be about to end. */
  remove(): void;
  /** Closes the file and lets go of the lock. */
  close(): void;
}

/**
 * Makes a temporary file beside a target, after removing what other runs have left there.
 *
 * @param isPrivate nobody else may read it: what it replaces may be so
 */
export async function createTemporary(target: string, isPrivate = false): Promise<Temporary> {
  const folder = dirname(target);
  await sweep(folder);
  for (;;) {
    const stem = join(folder, `.${shortName(target)}.${crypto.randomUUID()}`);
    const path = stem + FILE;
    const file = await Deno.open(path, {
      write: true,
      createNew: true,
      ...(isPrivate && { mode: 0o600 }),
    });
    if (await isHeld(file, path)) return held(stem, file);
    // Somebody swept it away between its creation and the lock.
    file.close();
  }
}

function held(stem: string, file: Deno.FsFile): Temporary {
  const [path, folder] = [stem + FILE, stem + FOLDER];
  const remove = () => {
    removeIfThere(folder);
    removeIfThere(path);
  };
  // Deno.exit, as after a second Ctrl-C, skips `finally` but not this.
  globalThis.addEventListener("unload", remove);
  return {
    path,
    folder,
    old: stem + OLD,
    file,
    remove,
    close() {
      globalThis.removeEventListener("unload", remove);
      file.close();
    },
  };
}

/** Locks the file; false where it is gone by then. */
async function isHeld(file: Deno.FsFile, path: string): Promise<boolean> {
  try {
    if (!await file.tryLock(true)) return false;
  } catch {
    return true; // no locks on this file system, so nobody sweeps either
  }
  const [own, there] = [await file.stat(), await Deno.stat(path).catch(() => null)];
  return there !== null && there.ino === own.ino;
}

/** Removes the temporary files in a folder that no living process holds; what a report replaced is put back. */
async function sweep(folder: string): Promise<void> {
  try {
    for await (const { name } of Deno.readDir(folder)) {
      if (LEFT_BEHIND.test(name)) await removeUnlessHeld(join(folder, name).split(FILE)[0]!);
    }
  } catch (error) {
    // Where it may not be looked at or cleaned, saving itself says so, or does not mind.
    if (
      !(error instanceof Error && "code" in error) && !(error instanceof Deno.errors.NotCapable)
    ) {
      throw error;
    }
  }
}

async function removeUnlessHeld(stem: string): Promise<void> {
  const path = stem + FILE;
  const found = await lstatOf(path);
  if (found && !found.isFile) return;
  // The lock is kept until all is removed: its maker may be about to take it.
  using file = found && await Deno.open(path, { read: true, write: true });
  if (file && !await file.tryLock(true)) return;
  await putBack(stem);
  for (const ending of [FOLDER, OLD, FILE]) removeIfThere(stem + ending);
}

/** A report that was moved aside, where the new one did not come to its place: its name is in the temporary file. */
async function putBack(stem: string): Promise<void> {
  if (!(await lstatOf(stem + OLD))?.isDirectory) return;
  const name = await Deno.readTextFile(stem + FILE).catch(() => "");
  if (name === "" || name !== basename(name)) return;
  const target = join(dirname(stem), name);
  if (await lstatOf(target) === null) await Deno.rename(stem + OLD, target);
}

function lstatOf(path: string): Promise<Deno.FileInfo | null> {
  return Deno.lstat(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  });
}

/** The beginning of the target's name, for whoever finds the file. */
function shortName(target: string): string {
  const bytes = new TextEncoder().encode(basename(target)).subarray(0, MOST_NAME_BYTES);
  return new TextDecoder().decode(bytes).replace(/\ufffd+$/, "");
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
