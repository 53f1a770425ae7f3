import { dirname, join, resolve } from "node:path";
import { Failure } from "../failure.ts";
import { checkReplaceable, type Replacement } from "../model/replaceable.ts";
import { writeFailure } from "../model/write_atomically.ts";

/**
 * Checks that a file can be written, before work is put into what goes into it. Leaves nothing behind.
 *
 * @param replacement what it may replace
 * @throws {Failure} where the path is a folder, its folder is missing or may not be written to, or what is there
 * already is to be kept
 */
export async function checkOutput(path: string, replacement: Replacement): Promise<void> {
  const target = await statOf(path);
  if (target?.isDirectory) throw new Failure(`${path}: is a folder; name a file in it`);
  if (target !== null && !target.isFile) return; // a device or a pipe
  await checkReplaceable(path, replacement);
  const folder = dirname(await linkedTo(path));
  if (!(await statOf(folder))?.isDirectory) {
    throw new Failure(`${path}: there is no folder ${folder}; make it first, or save elsewhere`);
  }
  const probe = join(folder, `.${crypto.randomUUID()}.tmp`);
  try {
    using _file = await Deno.open(probe, { write: true, createNew: true });
    await Deno.remove(probe);
  } catch (error) {
    throw new Failure(
      `${path}: the folder ${folder} cannot be written to; change its permissions or save elsewhere`,
      1,
      { cause: error },
    );
  }
}

/** Where a link points, else the path itself. */
async function linkedTo(path: string): Promise<string> {
  return await Deno.readLink(path).then((target) => resolve(dirname(path), target), () => path);
}

/** What is at a path; null where nothing is. */
async function statOf(path: string): Promise<Deno.FileInfo | null> {
  try {
    return await Deno.stat(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) throw error;
    const { code } = error as { code?: string };
    // a link that leads back to itself, a name that is too long: better found before the fit
    if (code === "ELOOP" || code === "ENAMETOOLONG") throw writeFailure(error, path);
    return null;
  }
}
