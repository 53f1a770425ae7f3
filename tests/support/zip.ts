import { crc32, deflateRawSync } from "node:zlib";
import {
  DEFLATED,
  encodeDirectory,
  encodeLocalHeader,
  STORED,
  type ZipEntry,
} from "../../lib/arrays/zip.ts";

/** A zip archive of these files, deflated unless they are to be stored. */
export function zipOf(
  files: Readonly<Record<string, Uint8Array>>,
  { isStored = false } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const stored = isStored ? bytes : deflateRawSync(bytes);
    const entry: ZipEntry = {
      name,
      crc: crc32(bytes),
      size: bytes.length,
      storedSize: stored.length,
      offset,
      method: isStored ? STORED : DEFLATED,
    };
    const header = encodeLocalHeader(entry);
    parts.push(header, stored);
    entries.push(entry);
    offset += header.length + stored.length;
  }
  parts.push(encodeDirectory(entries, offset));
  const archive = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}
