import { dirname, resolve } from "node:path";
import { Failure } from "../failure.ts";
import { createTemporary } from "./temporary.ts";

/** How {@linkcode writeAtomically} writes. */
export interface WriteOptions {
  /** Aborting ends the writing, leaves the old file as it was, and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Bytes written between two looks at the signal. */
const PIECE_BYTES = 1 << 22;
/** As many as Linux follows. */
const MOST_LINKS = 40;

/**
 * Writes a file so that a crash, a full disk, Ctrl-C or `kill -9` leaves either the old file or the new one, never
 * half of it: into a temporary file beside the target, synced, then renamed, and the folder synced. Mode and owner of
 * a file that is replaced are kept, links are followed, and a device is written directly. What a killed process left
 * there is removed.
 *
 * @param path the target; its folder must be there
 * @param pieces the contents, in order
 * @returns bytes written
 * @throws {Failure} where the folder is missing or may not be written to, or the disk is full
 */
export async function writeAtomically(
  path: string,
  pieces: Iterable<Uint8Array>,
  options: WriteOptions = {},
): Promise<number> {
  let folder = dirname(path);
  try {
    const target = await resolveTarget(path);
    folder = dirname(target.path);
    if (target.old === null || target.old.isFile) return await writeBeside(target, pieces, options);
    using device = await Deno.open(target.path, { write: true });
    return await writePieces(device, pieces, options);
  } catch (error) {
    throw writeFailure(error, path, folder);
  }
}

/** Where a file comes to lie, and what is there now. */
interface Target {
  readonly path: string;
  readonly old: Deno.FileInfo | null;
}

/** Follows links, also those to what is not there yet. */
async function resolveTarget(path: string, links = 0): Promise<Target> {
  try {
    const old = await Deno.stat(path);
    if (old.isDirectory) throw new Failure(`${path}: a folder; name a file in it`);
    return { path: old.isFile ? await Deno.realPath(path) : path, old };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    const isLink = await Deno.lstat(path).then((found) => found.isSymlink, () => false);
    if (!isLink || links > MOST_LINKS) return { path, old: null };
    return await resolveTarget(resolve(dirname(path), await Deno.readLink(path)), links + 1);
  }
}

async function writeBeside(
  { path, old }: Target,
  pieces: Iterable<Uint8Array>,
  options: WriteOptions,
): Promise<number> {
  const temporary = await createTemporary(path, old !== null);
  try {
    const size = await writePieces(temporary.file, pieces, options);
    if (old) await takeOver(temporary.path, old);
    await temporary.file.sync();
    options.signal?.throwIfAborted();
    await Deno.rename(temporary.path, path);
    await syncFolder(dirname(path));
    return size;
  } catch (error) {
    temporary.remove();
    throw error;
  } finally {
    temporary.close();
  }
}

async function writePieces(
  file: Deno.FsFile,
  pieces: Iterable<Uint8Array>,
  { signal }: WriteOptions,
): Promise<number> {
  let size = 0;
  for (const piece of pieces) {
    for (let written = 0; written < piece.length;) {
      signal?.throwIfAborted();
      written += await file.write(piece.subarray(written, written + PIECE_BYTES));
    }
    size += piece.length;
  }
  return size;
}

/** Gives a file the owner and the mode of the one that it replaces. */
async function takeOver(path: string, { uid, gid, mode }: Deno.FileInfo): Promise<void> {
  if (Deno.build.os === "windows" || mode === null) return;
  // only root gives files away; to change the mode comes last, as a change of owner takes bits of it away
  await Deno.chown(path, uid, gid).catch(() => {});
  await Deno.chmod(path, mode & 0o7777);
}

/** After a renaming: without it, a power cut could bring the old name back. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    using handle = await Deno.open(folder);
    await handle.sync();
  } catch {
    // Windows and some network drives have no such thing; the file itself is there and synced.
  }
}

/** What went wrong in the system while writing to `path`, as one line for the user; other errors as they are. */
export function writeFailure(
  error: unknown,
  path: string,
  folder: string = dirname(path),
): unknown {
  const fail = (message: string) => new Failure(`${path}: ${message}`, 1, { cause: error });
  const code = (error as { code?: string } | null)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return fail("the disk is full; nothing was saved; make room or save elsewhere");
  }
  if (code === "EROFS") return fail("the disk is read-only; nothing was saved; save elsewhere");
  if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
    return fail(`no folder ${folder}; make it with "mkdir -p ${folder}" or save elsewhere`);
  }
  if (error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable) {
    return fail("may not be written; check the folder's permissions or save elsewhere");
  }
  if (code === "ELOOP") return fail("a link that leads back to itself; name another file");
  if (code === "ENAMETOOLONG") return fail("the name is too long; choose a shorter one");
  // What else the system reports carries a code (EIO, ESTALE, ...); anything without one is a bug.
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code)) {
    return fail(`cannot be written (${code}); save elsewhere`);
  }
  return error;
}
