import { basename, dirname, extname, isAbsolute, join, relative } from "node:path";
import { Failure } from "../failure.ts";
import { openModel } from "./model_file.ts";

/** What is going to be written, and from what. */
export interface Replacement {
  /** A model replaces a model of strokes without being asked; anything else replaces nothing. */
  readonly by: "model" | "other";
  /** Whether a file that is there already may be replaced by all means. */
  readonly force?: boolean;
  /** The files that are read; they are never replaced. `-` is standard input. */
  readonly sources?: readonly string[];
}

/**
 * Why a file is not to be replaced: it is a source of what is written (by whatever name or link), or there already.
 *
 * @returns null where it may be written: nothing is there, or a model of strokes that a model is to replace, or a
 * device
 */
export async function whyKept(
  path: string,
  { by, force = false, sources = [] }: Replacement,
): Promise<"source" | "there" | null> {
  const found = await statOf(path);
  if (found === null || !found.isFile) return null;
  for (const source of sources) {
    const read = source === "-" ? null : await statOf(source);
    if (read?.isFile && await isSameFile(path, found, source, read)) return "source";
    if (read?.isDirectory && await isWithin(path, source) && !await isModelOfStrokes(path)) {
      return "source";
    }
  }
  return force || (by === "model" && await isModelOfStrokes(path)) ? null : "there";
}

/**
 * Keeps what is there already, by the rule of {@linkcode whyKept}. To be asked before the work, so that none is lost.
 *
 * @throws {Failure} where the file may not be replaced
 */
export async function checkReplaceable(path: string, replacement: Replacement): Promise<void> {
  switch (await whyKept(path, replacement)) {
    case "source":
      throw new Failure(`${path}: is read by this command and would be lost; choose another name`);
    case "there": {
      const what = replacement.by === "model" ? " and is no model of strokes" : "";
      throw new Failure(
        `${path}: is there already${what}; add --force to replace it, or choose another name`,
      );
    }
  }
}

/** The path itself where nothing is there, else with a number: `model.npz`, `model-2.npz`, ... */
export async function freePath(path: string): Promise<string> {
  const ending = extname(path);
  const stem = join(dirname(path), basename(path, ending));
  let free = path;
  for (let number = 2; await isTaken(free); number++) free = `${stem}-${number}${ending}`;
  return free;
}

/** A model file that this program, or another version that it can read, has written. */
async function isModelOfStrokes(path: string): Promise<boolean> {
  try {
    const model = await openModel(path);
    model.close();
    return model.origin !== null;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** By device and inode where the system has them, so that neither spelling nor links count. */
async function isSameFile(
  path: string,
  { dev, ino }: Deno.FileInfo,
  source: string,
  read: Deno.FileInfo,
): Promise<boolean> {
  if (ino !== null && ino !== 0) return dev === read.dev && ino === read.ino;
  return await Deno.realPath(path) === await Deno.realPath(source);
}

/** A folder of images is read with all that is in it; a model that was saved there is none of them. */
async function isWithin(path: string, folder: string): Promise<boolean> {
  const below = relative(await Deno.realPath(folder), await Deno.realPath(path));
  return !below.startsWith("..") && !isAbsolute(below);
}

async function isTaken(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, (error) => {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  });
}

/** What is at a path; null where nothing is, or where writing or reading it will say what is wrong. */
async function statOf(path: string): Promise<Deno.FileInfo | null> {
  try {
    return await Deno.stat(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) throw error;
    return null;
  }
}
