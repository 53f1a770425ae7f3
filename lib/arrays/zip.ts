import { Failure } from "../failure.ts";
import type { RandomAccess } from "./random_access.ts";

/**
 * As much of the zip format as a .npz needs: stored members one after another, and a directory at the end.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (parts 4.3.7, 4.3.12 and 4.3.16)
 *
 * Own code, because a model file is there to be read one member out of many by its offset: zip libraries want the
 * whole archive in memory (docs/decisions.md has the figures).
 *
 * @module
 */

/** A member of an archive. */
export interface ZipEntry {
  /** File name, such as "components.npy". */
  readonly name: string;
  /** CRC-32 of the uncompressed bytes. */
  readonly crc: number;
  /** Uncompressed bytes. */
  readonly size: number;
  /** Bytes in the file. */
  readonly storedSize: number;
  /** Where the member's own header begins. */
  readonly offset: number;
  /** How it is packed. */
  readonly method: typeof STORED | typeof DEFLATED;
}

/** The member's bytes are in the file as they are. */
export const STORED = 0;
/** The member is compressed, as `numpy.savez_compressed` does. */
export const DEFLATED = 8;

const LOCAL_SIGNATURE = 0x04034b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const WIDE_END_SIGNATURE = 0x06064b50;
const WIDE_LOCATOR_SIGNATURE = 0x07064b50;
const WIDE_END_BYTES = 56;
const WIDE_LOCATOR_BYTES = 20;
/** Kind of extra field that has the sizes of zip64. */
const WIDE_FIELD = 1;
const LOCAL_BYTES = 30;
const DIRECTORY_BYTES = 46;
const END_BYTES = 22;
/** The end record may be followed by a comment of at most this many bytes. */
const MAX_COMMENT = 0xffff;
const MAX_32 = 0xffffffff;
/** 1 January 1980, the format's earliest date: the same contents give the same bytes. */
const DOS_DATE = 0x21;
/** Members begin at multiples of this, so that their arrays can be mapped into memory. */
const ALIGNMENT = 64;
/** Kind of extra field that only fills up; the one that Android's zipalign uses. */
const PADDING_FIELD = 0xd935;

/**
 * Reads the directory at the end of an archive.
 *
 * @param file the archive
 * @param path what to call it in errors
 * @throws {Failure} where it is no zip archive, cut short, or beyond 4 GB
 */
export async function readDirectory(file: RandomAccess, path: string): Promise<ZipEntry[]> {
  const { size } = file;
  const tail = new Uint8Array(Math.min(size, END_BYTES + MAX_COMMENT));
  await file.readAt(size - tail.length, tail);
  const view = viewOf(tail);
  let end = tail.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0) throw new Failure(await whyNoEnd(file, path));
  const wide = await wideEnd(file, size - tail.length + end);
  // The end record has no checksum either, but the count twice.
  if (!wide && view.getUint16(end + 8, true) !== view.getUint16(end + 10, true)) {
    throw damaged(path);
  }
  const { count, length, offset } = wide ?? {
    count: view.getUint16(end + 10, true),
    length: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
  };
  if (offset + length > size) throw damaged(path);
  const directory = new Uint8Array(length);
  await file.readAt(offset, directory);
  const entries = decodeDirectory(directory, count, path);
  if (entries.some((entry) => entry.offset + entry.storedSize > size)) throw damaged(path);
  return entries;
}

/** What the end record says, in archives of more than 65,535 members or 4 GB (zip64); null in others. */
async function wideEnd(
  file: RandomAccess,
  end: number,
): Promise<{ count: number; length: number; offset: number } | null> {
  const locator = new Uint8Array(WIDE_LOCATOR_BYTES);
  if (end < locator.length || !await file.readAt(end - locator.length, locator)) return null;
  if (viewOf(locator).getUint32(0, true) !== WIDE_LOCATOR_SIGNATURE) return null;
  const record = new Uint8Array(WIDE_END_BYTES);
  const isThere = await file.readAt(Number(viewOf(locator).getBigUint64(8, true)), record);
  const view = viewOf(record);
  if (!isThere || view.getUint32(0, true) !== WIDE_END_SIGNATURE) return null;
  const number = (at: number) => Number(view.getBigUint64(at, true));
  return { count: number(32), length: number(40), offset: number(48) };
}

/**
 * Compares the members' names in the directory with those before their bytes. The directory has no checksum, so a
 * changed bit in a name there would make the member another one.
 *
 * @throws {Failure} where they differ, or two members have one name
 */
export async function checkNames(
  file: RandomAccess,
  entries: readonly ZipEntry[],
  path: string,
): Promise<void> {
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw damaged(path);
  for (const { name, offset } of entries) {
    const expected = new TextEncoder().encode(name);
    const header = new Uint8Array(LOCAL_BYTES + expected.length);
    if (!await file.readAt(offset, header)) throw damaged(path);
    const length = viewOf(header).getUint16(26, true);
    const isSame = expected.every((byte, i) => header[LOCAL_BYTES + i] === byte);
    if (length !== expected.length || !isSame) throw damaged(path);
  }
}

/**
 * Where a member's bytes begin.
 *
 * @throws {Failure} where they are not all in the file
 */
export async function dataOffset(
  file: RandomAccess,
  entry: ZipEntry,
  path: string,
): Promise<number> {
  const local = new Uint8Array(LOCAL_BYTES);
  const view = viewOf(local);
  const complete = await file.readAt(entry.offset, local);
  if (!complete || view.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged(path);
  return entry.offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/**
 * The header that precedes a stored member, filled up so that the member begins at a multiple of 64 bytes.
 *
 * @param entry a stored member whose `offset` is where this header will lie
 */
export function encodeLocalHeader(entry: ZipEntry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const unpadded = entry.offset + LOCAL_BYTES + name.length + 4;
  const padding = 4 + (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
  const header = new Uint8Array(LOCAL_BYTES + name.length + padding);
  const view = viewOf(header);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  encodeCommon(view, 4, entry, name.length, padding);
  header.set(name, LOCAL_BYTES);
  view.setUint16(LOCAL_BYTES + name.length, PADDING_FIELD, true);
  view.setUint16(LOCAL_BYTES + name.length + 2, padding - 4, true);
  return header;
}

/**
 * The directory and the end record.
 *
 * @param entries all members, in the order of the file
 * @param offset where the directory will lie
 */
export function encodeDirectory(entries: readonly ZipEntry[], offset: number): Uint8Array {
  const names = entries.map(({ name }) => new TextEncoder().encode(name));
  const length = names.reduce((sum, name) => sum + DIRECTORY_BYTES + name.length, 0);
  const directory = new Uint8Array(length + END_BYTES);
  const view = viewOf(directory);
  let at = 0;
  entries.forEach((entry, i) => {
    const name = names[i]!;
    view.setUint32(at, DIRECTORY_SIGNATURE, true);
    view.setUint16(at + 4, 20, true);
    encodeCommon(view, at + 6, entry, name.length, 0);
    view.setUint32(at + 42, entry.offset, true);
    directory.set(name, at + DIRECTORY_BYTES);
    at += DIRECTORY_BYTES + name.length;
  });
  view.setUint32(at, END_SIGNATURE, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, offset, true);
  return directory;
}

/** What a member's header and its entry in the directory have in common, from "version needed" on. */
function encodeCommon(
  view: DataView,
  at: number,
  entry: ZipEntry,
  nameLength: number,
  extraLength: number,
): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.storedSize, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
  view.setUint16(at + 24, extraLength, true);
}

function decodeDirectory(directory: Uint8Array, count: number, path: string): ZipEntry[] {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_BYTES > directory.length) throw damaged(path);
    if (view.getUint32(at, true) !== DIRECTORY_SIGNATURE) throw damaged(path);
    const nameEnd = at + DIRECTORY_BYTES + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(directory.subarray(at + DIRECTORY_BYTES, nameEnd));
    const method = view.getUint16(at + 10, true);
    if (method !== STORED && method !== DEFLATED) {
      throw new Failure(
        `${path}: ${name} is packed by method ${method}; pack it by deflate or not at all`,
      );
    }
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > directory.length) throw damaged(path);
    const wide = wideNumbers(directory.subarray(nameEnd, extraEnd));
    const number = (place: number) => {
      const value = view.getUint32(at + place, true);
      return value === MAX_32 ? wide.next().value ?? value : value;
    };
    // In the order in which zip64's field has those that do not fit.
    const size = number(24), storedSize = number(20), offset = number(42);
    if (method === STORED && size !== storedSize) throw damaged(path);
    entries.push({ name, method, crc: view.getUint32(at + 16, true), storedSize, size, offset });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  if (at !== directory.length) throw damaged(path);
  return entries;
}

/** The numbers of a member's zip64 field, one after the other. */
function* wideNumbers(extra: Uint8Array): Generator<number, undefined> {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) === WIDE_FIELD) {
      for (let i = at + 4; i + 8 <= end; i += 8) yield Number(view.getBigUint64(i, true));
    }
    at = end;
  }
}

/** A file without an end record: cut short, or something else altogether. */
async function whyNoEnd(file: RandomAccess, path: string): Promise<string> {
  const start = new Uint8Array(4);
  const complete = await file.readAt(0, start);
  return complete && viewOf(start).getUint32(0, true) === LOCAL_SIGNATURE
    ? damaged(path).message
    : `${path}: not a model file (.npz); make one with "fit -o model.npz" or numpy.savez`;
}

/** The one line for an archive that does not hold what its directory says. */
export function damaged(path: string): Failure {
  return new Failure(`${path}: cut short or damaged; copy it again, or fit again`);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
