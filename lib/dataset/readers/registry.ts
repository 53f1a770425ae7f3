import { csvReader } from "./csv_reader.ts";
import { idxReader } from "./idx_reader.ts";
import { npyReader } from "./npy_reader.ts";
import { npzReader } from "./npz_reader.ts";
import { parquetReader } from "./parquet_reader.ts";
import { pictureReader } from "./picture_reader.ts";
import type { Reader } from "./reader.ts";
import { tarReader } from "./tar_reader.ts";
import { zipReader } from "./zip_reader.ts";

/** Bytes that tell every format: tar's mark lies beyond the first name. */
export const HEAD_BYTES = 512;

/** Every reader, in the order in which they are asked: an .npz is a zip archive too. */
const READERS: readonly Reader[] = [
  npyReader,
  npzReader,
  zipReader,
  parquetReader,
  pictureReader,
  tarReader,
  idxReader,
  csvReader,
];

/** The reader of a source: by its contents, else by its name, else it is text. */
export function readerOf(name: string, head: Uint8Array): Reader {
  return READERS.find((reader) => reader.hasContent(head)) ??
    READERS.find((reader) => reader.hasName(name)) ?? csvReader;
}
