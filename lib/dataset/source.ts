import type { PictureFolder } from "./folder.ts";
import { readFailure } from "./read_failure.ts";
import type { BuiltInSet } from "./sets/set.ts";
import { shown } from "../shown_text.ts";

/** Bytes read at a time: some 4 ms of parsing, so that a screen that is drawn meanwhile stays alive. */
const READ_BYTES = 1 << 20;

/** Something to read images from, found but not opened yet. */
export interface Source {
  /** As the user wrote it, fit to be shown; "stdin" for "-". */
  readonly name: string;
  /** The path, or null for stdin. */
  readonly path: string | null;
  /** Bytes of a regular file, or of the pictures in a folder; else null. */
  readonly size: number | null;
  /** What is in it where it is a folder. */
  readonly folder?: PictureFolder;
  /** The set that it names where it is none of the file system's: "@lcd". */
  readonly set?: BuiltInSet;
}

/**
 * Looks a source up: a path, "-" for stdin, or a built-in set by its name.
 *
 * @throws {Failure} it does not exist, is a folder without pictures, or may not be looked at
 */
export async function findSource(path: string): Promise<Source> {
  if (path === "-") return { name: "stdin", path: null, size: null };
  if (path.startsWith("@")) {
    const { builtInSet } = await import("./sets/registry.ts");
    return { name: path, path: null, size: null, set: builtInSet(path) };
  }
  const info = await Deno.stat(path).catch((error) => {
    throw readFailure(path, error);
  });
  if (info.isDirectory) {
    const { listPictures } = await import("./folder.ts");
    const folder = await listPictures(path);
    return { name: shown(path), path, size: folder.bytes, folder };
  }
  return { name: shown(path), path, size: info.isFile ? info.size : null };
}

/**
 * The bytes of a source as they are stored, piece by piece. A piece is valid until the next one is asked for.
 *
 * @param signal aborting rejects with its reason, even while a pipe is silent
 * @throws {Failure} it cannot be read
 */
export async function* readBytes(
  source: Source,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  try {
    signal?.throwIfAborted();
    if (source.path === null) return yield* readPipe(Deno.stdin.readable, signal);
    using file = await Deno.open(source.path);
    if (source.size === null) return yield* readPipe(file.readable, signal);
    const buffer = new Uint8Array(READ_BYTES);
    for (let read = await file.read(buffer); read !== null; read = await file.read(buffer)) {
      signal?.throwIfAborted();
      yield buffer.subarray(0, read);
    }
  } catch (error) {
    throw readFailure(source.name, error);
  }
}

/** The bytes of a stream that may keep silent for long. */
async function* readPipe(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  const cancel = () => reader.cancel(signal?.reason);
  signal?.addEventListener("abort", cancel);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", cancel);
    await reader.cancel();
  }
}

/**
 * Waits for the first bytes: at least `length` unless the source ends before.
 *
 * @returns a copy of them, and the bytes after them
 */
export async function readHead(
  bytes: AsyncGenerator<Uint8Array, void>,
  length: number,
): Promise<{ head: Uint8Array; rest: AsyncGenerator<Uint8Array, void> }> {
  let head = new Uint8Array(0);
  while (head.length < length) {
    const next = await bytes.next();
    if (next.done) break;
    const longer = new Uint8Array(head.length + next.value.length);
    longer.set(head);
    longer.set(next.value, head.length);
    head = longer;
  }
  return { head, rest: bytes };
}

/** The bytes, unpacked if they are gzip, and whether they were. */
export async function unpackedBytes(
  name: string,
  stored: AsyncGenerator<Uint8Array, void>,
): Promise<{ bytes: AsyncGenerator<Uint8Array, void>; wasPacked: boolean }> {
  const { head, rest } = await readHead(stored, 2);
  const all = followedBy(head, rest);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return { bytes: all, wasPacked: false };
  const { gunzip } = await import("./gzip.ts");
  return { bytes: gunzip(name, all), wasPacked: true };
}

/** `first`, then the rest of `bytes`. */
export async function* followedBy(
  first: Uint8Array,
  bytes: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  try {
    if (first.length > 0) yield first;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value;
  } finally {
    await bytes.return();
  }
}
