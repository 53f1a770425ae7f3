import { Failure } from "../failure.ts";

/** Bytes that are read from any place: of a file, or in memory. */
export interface RandomAccess {
  /** How many there are. */
  readonly size: number;
  /** Fills `into` from a place; false where the bytes end before. One call at a time. */
  readAt(offset: number, into: Uint8Array): Promise<boolean>;
  /** Closes the file. */
  close(): void;
}

/**
 * Opens a file twice, so that two parts of it can be read at once. A pipe is read to its end.
 *
 * @throws {Failure} where it is missing, a folder, or may not be read
 */
export async function openTwice(path: string): Promise<RandomAccess[]> {
  const file = await opened(path);
  const { size, isFile, isDirectory } = await file.stat();
  if (!isFile && !isDirectory) {
    // its stream closes the file
    const bytes = inMemory(await readPipe(file.readable, path));
    return [bytes, bytes];
  }
  try {
    if (isDirectory) throw new Failure(`${path}: a folder, not a model file; name the .npz in it`);
    return [ofFile(file, size), ofFile(await opened(path), size)];
  } catch (error) {
    file.close();
    throw error;
  }
}

/** No archive without zip64 is larger. */
const MOST_BYTES = 0xffffffff;

/**
 * All bytes of a pipe that holds a zip archive: a device that never ends is known by its first bytes.
 *
 * @param path what to call it in errors
 * @throws {Failure} where it begins otherwise than an archive, or is larger than 4 GB
 */
export async function readPipe(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  path: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.length;
    const isArchive = pieces[0]![0] === 0x50; // "P" of "PK"
    if (!isArchive || size > MOST_BYTES) {
      throw new Failure(
        `${path}: not a model file (.npz); make one with "fit -o model.npz" or numpy.savez`,
      );
    }
  }
  return await new Blob(pieces).bytes();
}

/** The same of bytes in memory, such as those that came from standard input. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    readAt(offset, into) {
      const found = bytes.subarray(offset, offset + into.length);
      into.set(found);
      return Promise.resolve(found.length === into.length);
    },
    close() {},
  };
}

function ofFile(file: Deno.FsFile, size: number): RandomAccess {
  return {
    size,
    async readAt(offset, into) {
      if (!(offset + into.length <= size)) return false;
      await file.seek(offset, Deno.SeekMode.Start);
      for (let filled = 0; filled < into.length;) {
        const read = await file.read(into.subarray(filled));
        if (read === null) return false;
        filled += read;
      }
      return true;
    },
    close: () => file.close(),
  };
}

async function opened(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw new Failure(`${path}: no such file; make one with "fit -o ${path}"`, 1, {
        cause: error,
      });
    }
    if (error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable) {
      throw new Failure(`${path}: may not be read; check its permissions`, 1, { cause: error });
    }
    // What else the system reports carries a code (ELOOP, EIO, ...); anything without one is a bug.
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      throw new Failure(
        `${path}: cannot be read (${error.code}); check the name, or try a copy`,
        1,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}
