import { promisify } from "node:util";
import { crc32, inflateRaw as inflateRawThen } from "node:zlib";
import { mostUnpacked, UNPACKED_LIMIT } from "./unpacked_size.ts";
import { Failure } from "../failure.ts";
import {
  decodeNpyData,
  decodeNpyHeader,
  encodeNpy,
  NPY_HEADER_BYTES,
  type NpyHeader,
  type NpyValue,
} from "./npy.ts";
import {
  checkNames,
  damaged,
  dataOffset,
  DEFLATED,
  encodeDirectory,
  encodeLocalHeader,
  readDirectory,
  STORED,
  type ZipEntry,
} from "./zip.ts";
import { inMemory, openTwice, type RandomAccess } from "./random_access.ts";

/** What a member of a .npz may be. */
export type Member = NpyValue;

/** An open .npz: numpy's archive of arrays, each read when it is asked for. */
export interface Npz {
  /** The file, or what its bytes were called. */
  readonly path: string;
  /** Its size. */
  readonly size: number;
  /** The members, without ".npy". */
  readonly names: ReadonlySet<string>;
  /** Type and shape of a member, without reading its values. */
  header(name: string): Promise<NpyHeader>;
  /**
   * Compares a member's bytes with its checksum, whatever is in them.
   *
   * @throws {Failure} where the member is missing or damaged
   */
  check(name: string): Promise<void>;
  /**
   * A member's values.
   *
   * @param shared put them into a SharedArrayBuffer of exactly their size
   * @throws {Failure} where the member is missing, damaged, or of a type without numbers or text
   */
  read(name: string, shared?: boolean): Promise<Member>;
  /** Closes the file; what was read stays. */
  close(): void;
}

const inflateRaw = promisify(inflateRawThen);
/** Members of at least this many bytes are read in halves, at once. */
const HALVE_FROM = 1 << 20;
const MAX_BYTES = 0xffffffff;
/** Arrays in a .npz; each is looked at when it is opened. */
const MOST_MEMBERS = 1000;

/**
 * The bytes of a .npz, piece by piece, uncompressed as `numpy.savez` makes it; `numpy.load` opens it without pickle.
 * The arrays' memory is not copied. The same members give the same bytes.
 *
 * @param members names (without ".npy") and values, in the order of the file
 * @throws {Failure} where they take more than the 4 GB of a zip archive
 */
export function* encodeNpz(members: Iterable<readonly [string, Member]>): Generator<Uint8Array> {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (const [name, value] of members) {
    const [header, data] = encodeNpy(value);
    const size = header.length + data.length;
    const crc = crc32(data, crc32(header));
    const entry: ZipEntry = {
      name: `${name}.npy`,
      crc,
      size,
      storedSize: size,
      offset: at,
      method: STORED,
    };
    const local = encodeLocalHeader(entry);
    at += local.length + size;
    if (at > MAX_BYTES) {
      throw new Failure(`${name}: more than 4 GB; save the model without the images`);
    }
    entries.push(entry);
    yield local;
    yield header;
    yield data;
  }
  yield encodeDirectory(entries, at);
}

/** A .npz that did not come from a file of its own: what to call it in errors, and all of it. */
export interface NpzBytes {
  /** Such as "stdin". */
  readonly name: string;
  /** The whole archive. */
  readonly bytes: Uint8Array;
}

/**
 * Opens a .npz of numpy's or ours, compressed or not, and reads its directory.
 *
 * @param source the file's path, or its bytes
 * @throws {Failure} where there is no such file, or it is no .npz, or cut short
 */
export async function openNpz(source: string | NpzBytes): Promise<Npz> {
  // Two handles, so that a large member can be read in halves: what takes the time is the system handing out fresh
  // memory, not the disk, and two threads take half of it (55 MB: 190 ms with one, 95 ms with two).
  const isPath = typeof source === "string";
  const path = isPath ? source : source.name;
  const files = isPath ? await openTwice(source) : new Array(2).fill(inMemory(source.bytes));
  try {
    const entries = await readDirectory(files[0]!, path);
    if (entries.length > MOST_MEMBERS) {
      throw new Failure(
        `${path}: ${entries.length} arrays; a model has some ten, make one with fit`,
      );
    }
    await checkNames(files[0]!, entries, path);
    return npzOf(
      path,
      files,
      new Map(entries.map((entry) => [entry.name.replace(/\.npy$/, ""), entry])),
    );
  } catch (error) {
    for (const file of files) file.close();
    throw error;
  }
}

function npzOf(
  path: string,
  files: readonly RandomAccess[],
  entries: ReadonlyMap<string, ZipEntry>,
): Npz {
  // Reads share the handles' positions, so that each waits for the one before.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = last.then(job);
    last = turn.catch(() => {});
    return turn;
  };
  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name);
    if (entry) return entry;
    const others = [...entries.keys()].join(", ") || "nothing";
    throw new Failure(`${path}: no member "${name}", only ${others}; add it with numpy.savez`);
  };
  return {
    path,
    size: files[0]!.size,
    names: new Set(entries.keys()),
    header: (name) => inTurn(async () => (await readStart(files, entryOf(name), path)).header),
    check: (name) => inTurn(() => checkMember(files, entryOf(name), path)),
    read: (name, shared = false) => inTurn(() => readMember(files, entryOf(name), path, shared)),
    close: () => files.forEach((file) => file.close()),
  };
}

/** A member's header, and where its values are: behind it in memory or in the file. */
interface Start {
  readonly header: NpyHeader;
  /** The member's first bytes, all of them where it was compressed. */
  readonly bytes: Uint8Array;
  /** Where in the file the member begins. */
  readonly offset: number;
}

async function readStart(
  files: readonly RandomAccess[],
  entry: ZipEntry,
  path: string,
): Promise<Start> {
  const offset = await dataOffset(files[0]!, entry, path);
  const start = entry.method === DEFLATED
    ? await inflate(await packed(files, offset, entry, path), entry, path)
    : new Uint8Array(Math.min(entry.size, NPY_HEADER_BYTES));
  if (entry.method !== DEFLATED && !await files[0]!.readAt(offset, start)) throw damaged(path);
  return { header: decodeNpyHeader(start, `${path}: ${entry.name}`), bytes: start, offset };
}

async function readMember(
  files: readonly RandomAccess[],
  entry: ZipEntry,
  path: string,
  shared: boolean,
): Promise<Member> {
  const { header, bytes, offset } = await readStart(files, entry, path);
  const size = entry.size - header.dataOffset;
  if (size < 0) throw damaged(path);
  const data = new Uint8Array(shared ? new SharedArrayBuffer(size) : new ArrayBuffer(size));
  if (bytes.length === entry.size) data.set(bytes.subarray(header.dataOffset));
  else await readInHalves(files, offset + header.dataOffset, data, path);
  if (crc32(data, crc32(bytes.subarray(0, header.dataOffset))) !== entry.crc) throw damaged(path);
  return decodeNpyData(header, data, `${path}: ${entry.name}`);
}

/** Bytes that are summed up at a time. */
const CHECKED_BYTES = 1 << 20;

async function checkMember(
  files: readonly RandomAccess[],
  entry: ZipEntry,
  path: string,
): Promise<void> {
  const offset = await dataOffset(files[0]!, entry, path);
  let sum = 0;
  if (entry.method === DEFLATED) {
    sum = crc32(await inflate(await packed(files, offset, entry, path), entry, path));
  } else {
    const piece = new Uint8Array(Math.min(entry.size, CHECKED_BYTES));
    for (let at = 0; at < entry.size; at += piece.length) {
      const part = piece.subarray(0, entry.size - at);
      if (!await files[0]!.readAt(offset + at, part)) throw damaged(path);
      sum = crc32(part, sum);
    }
  }
  if (sum !== entry.crc) throw damaged(`${path}: ${entry.name}`);
}

async function packed(
  files: readonly RandomAccess[],
  offset: number,
  entry: ZipEntry,
  path: string,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(entry.storedSize);
  if (!await files[0]!.readAt(offset, bytes)) throw damaged(path);
  return bytes;
}

async function readInHalves(
  files: readonly RandomAccess[],
  offset: number,
  into: Uint8Array,
  path: string,
): Promise<void> {
  const middle = into.length < HALVE_FROM ? into.length : into.length >> 1;
  const complete = await Promise.all([
    files[0]!.readAt(offset, into.subarray(0, middle)),
    files[1]!.readAt(offset + middle, into.subarray(middle)),
  ]);
  if (complete.includes(false)) throw damaged(path);
}

async function inflate(bytes: Uint8Array, entry: ZipEntry, path: string): Promise<Uint8Array> {
  const { size, name } = entry;
  if (size > mostUnpacked(bytes.length)) {
    throw new Failure(
      `${path}: ${name} unpacks to over ${UNPACKED_LIMIT}; save it by numpy.savez`,
    );
  }
  try {
    const inflated = await inflateRaw(bytes, { maxOutputLength: Math.max(1, size) });
    if (inflated.length === size) return inflated;
  } catch {
    // zlib says what is wrong with the stream, which helps nobody here.
  }
  throw damaged(path);
}
