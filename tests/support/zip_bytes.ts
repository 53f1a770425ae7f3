import { crc32, deflateRawSync } from "node:zlib";
import {
  DEFLATED,
  encodeDirectory,
  encodeLocalHeader,
  STORED,
  type ZipEntry,
} from "../../lib/arrays/zip.ts";

/** A zip archive of any bytes under any names, as another program could make it. */
export function zipBytes(
  members: readonly (readonly [name: string, bytes: Uint8Array])[],
  isPacked = false,
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [name, bytes] of members) {
    const stored = isPacked ? new Uint8Array(deflateRawSync(bytes)) : bytes;
    const method = isPacked ? DEFLATED : STORED;
    const sizes = { crc: crc32(bytes), size: bytes.length, storedSize: stored.length };
    const entry: ZipEntry = { name, ...sizes, offset, method };
    const header = encodeLocalHeader(entry);
    pieces.push(header, stored);
    offset += header.length + stored.length;
    entries.push(entry);
  }
  return joined([...pieces, encodeDirectory(entries, offset)]);
}

/** A .npy whose header says what it likes. */
export function npyBytes(header: string, data: Uint8Array = new Uint8Array(64)): Uint8Array {
  const text = new TextEncoder().encode(`${header}\n`);
  const start = Uint8Array.of(0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, 0, 0);
  new DataView(start.buffer).setUint16(8, text.length, true);
  return joined([start, text, data]);
}

/** Pieces one after the other. */
export function joined(pieces: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  const all = [...pieces];
  const bytes = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
