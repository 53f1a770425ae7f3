import { basename, dirname, join } from "node:path";
import { Failure } from "../failure.ts";

/**
 * Checks that a file can be written, before work is put into what goes into it. Leaves nothing behind.
 *
 * @throws {Failure} where the path is a folder, or its folder is missing or may not be written to
 */
export async function checkOutput(path: string): Promise<void> {
  const target = await statOf(path);
  if (target?.isDirectory) throw new Failure(`${path}: is a folder; name a file in it`);
  if (target !== null && !target.isFile) return; // a device or a pipe
  const folder = dirname(path);
  if (!(await statOf(folder))?.isDirectory) {
    throw new Failure(`${path}: there is no folder ${folder}; make it first, or save elsewhere`);
  }
  const probe = join(folder, `.${basename(path)}.${crypto.randomUUID()}.tmp`);
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

async function statOf(path: string): Promise<Deno.FileInfo | null> {
  try {
    return await Deno.stat(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) throw error;
    return null;
  }
}
