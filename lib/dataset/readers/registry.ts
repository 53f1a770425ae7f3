import { csvReader } from "./csv_reader.ts";
import { idxReader } from "./idx_reader.ts";
import type { Reader } from "./reader.ts";

/** Bytes that tell every format. */
export const HEAD_BYTES = 4;

/** Every reader, in the order in which they are asked. */
const READERS: readonly Reader[] = [idxReader, csvReader];

/** The reader of a source: by its contents, else by its name, else it is text. */
export function readerOf(name: string, head: Uint8Array): Reader {
  return READERS.find((reader) => reader.hasContent(head)) ??
    READERS.find((reader) => reader.hasName(name)) ?? csvReader;
}
