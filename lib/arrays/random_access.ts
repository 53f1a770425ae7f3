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
  try {
    const { size, isFile, isDirectory } = await file.stat();
    if (isFile) return [ofFile(file, size), ofFile(await opened(path), size)];
    if (isDirectory) throw new Failure(`${path}: a folder, not a model file; name the .npz in it`);
    const bytes = inMemory(await new Response(file.readable).bytes());
    return [bytes, bytes];
  } catch (error) {
    // a pipe was closed at its end
    if (error instanceof Failure) file.close();
    throw error;
  }
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
