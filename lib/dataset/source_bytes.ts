import { inMemory, openTwice, type RandomAccess } from "../arrays/random_access.ts";
import { Failure } from "../failure.ts";
import type { OpenSource } from "./readers/reader.ts";

/** Most bytes of a source that are kept in memory, where it is a pipe or packed and must be read in any order. */
const MAX_BYTES = 2 ** 31;

/**
 * All bytes of a source, to be read in any order: from its file, else from memory.
 *
 * @throws {Failure} it is no file and larger than 2 GB
 */
export async function randomAccess(source: OpenSource): Promise<RandomAccess> {
  if (source.plainPath !== null) {
    const [file, second] = await openTwice(source.plainPath);
    if (second !== file) second?.close();
    return file!;
  }
  return inMemory(await wholeSource(source));
}

/**
 * All bytes of a source in memory.
 *
 * @throws {Failure} it is larger than 2 GB
 */
export async function wholeSource({ name, bytes }: OpenSource): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece.slice());
    length += piece.length;
    if (length > MAX_BYTES) {
      throw new Failure(`${name}: more than 2 GB; unpack it into a file, and name that`);
    }
  }
  return await new Blob(pieces).bytes();
}
