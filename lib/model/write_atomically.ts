import { basename, dirname, join } from "node:path";
import { Failure } from "../failure.ts";

/** How {@linkcode writeAtomically} writes. */
export interface WriteOptions {
  /** Aborting ends the writing, leaves the old file as it was, and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Bytes written between two looks at the signal. */
const PIECE_BYTES = 1 << 22;

/**
 * Writes a file so that a crash, a full disk or Ctrl-C leaves either the old file or the new one, never half of it:
 * into a temporary file beside the target, synced, then renamed. A link is followed; a device is written directly.
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
  try {
    const target = await resolveTarget(path);
    return target.isFile
      ? await writeBeside(target.path, pieces, options)
      : await writeInto(target.path, { write: true }, pieces, options);
  } catch (error) {
    throw writeFailure(error, path);
  }
}

async function resolveTarget(path: string): Promise<{ path: string; isFile: boolean }> {
  try {
    const { isFile, isDirectory } = await Deno.stat(path);
    if (isDirectory) throw new Failure(`${path}: a folder; name a file in it`);
    return { path: isFile ? await Deno.realPath(path) : path, isFile };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { path, isFile: true };
    throw error;
  }
}

async function writeBeside(
  target: string,
  pieces: Iterable<Uint8Array>,
  options: WriteOptions,
): Promise<number> {
  const temporary = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}.tmp`);
  // Deno.exit, as after a second Ctrl-C, skips `finally` but not this.
  const cleanUp = () => removeIfThere(temporary);
  globalThis.addEventListener("unload", cleanUp);
  try {
    const size = await writeInto(temporary, { write: true, createNew: true }, pieces, options);
    options.signal?.throwIfAborted();
    await Deno.rename(temporary, target);
    return size;
  } catch (error) {
    cleanUp();
    throw error;
  } finally {
    globalThis.removeEventListener("unload", cleanUp);
  }
}

async function writeInto(
  path: string,
  open: Deno.OpenOptions,
  pieces: Iterable<Uint8Array>,
  { signal }: WriteOptions,
): Promise<number> {
  using file = await Deno.open(path, open);
  let size = 0;
  for (const piece of pieces) {
    for (let written = 0; written < piece.length;) {
      signal?.throwIfAborted();
      written += await file.write(piece.subarray(written, written + PIECE_BYTES));
    }
    size += piece.length;
  }
  if (open.createNew) await file.sync();
  return size;
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** What went wrong in the system while writing to `path`, as one line for the user; other errors as they are. */
export function writeFailure(error: unknown, path: string): unknown {
  const fail = (message: string) => new Failure(`${path}: ${message}`, 1, { cause: error });
  const folder = dirname(path);
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
  return error;
}
