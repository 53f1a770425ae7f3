import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetScan,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { damagedTable } from "./damaged_table.ts";
import type { RandomAccess } from "../../arrays/random_access.ts";
import { mostUnpacked } from "../../arrays/unpacked_size.ts";

/** An open Parquet file. */
export interface ParquetFile {
  /** Rows of all its groups. */
  readonly rows: number;
  /** Its columns. */
  readonly columns: readonly ParquetColumn[];
  /** What stands in its metadata, by key. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The rows of these columns, group by group. */
  groups(columns: readonly string[]): AsyncGenerator<readonly Record<string, unknown>[], void>;
  /** The values of these columns, group by group. */
  columnGroups(columns: readonly string[]): AsyncGenerator<ColumnGroup, void>;
}

/** A column, and what is in it. */
export interface ParquetColumn {
  /** Its name. */
  readonly name: string;
  /** Numbers, text, bytes of other kinds, or a column of columns or lists. */
  readonly kind: "numbers" | "text" | "bytes" | "nested" | "other";
  /** The names of the columns in it. */
  readonly parts: readonly string[];
}

/** Some rows of a table, column by column. */
export interface ColumnGroup {
  /** The first of them. */
  readonly from: number;
  /** How many there are. */
  readonly rows: number;
  /** The values of each column. */
  readonly columnsOf: ReadonlyMap<string, ArrayLike<unknown>>;
}

/** Most rows that are assembled at a time. */
const ROWS_AT_ONCE = 4096;

/**
 * Opens a Parquet file, packed by any of the usual methods.
 *
 * @param name for messages
 * @throws {Failure} it is none, or damaged
 */
export async function openParquet(name: string, access: RandomAccess): Promise<ParquetFile> {
  const file = asyncBuffer(access);
  const metadata = await whole(name, () => parquetMetadataAsync(file));
  const rows = Number(metadata.num_rows);
  // A row takes as much as its label, once it is unpacked.
  if (!(rows >= 0 && rows * Int32Array.BYTES_PER_ELEMENT <= mostUnpacked(access.size))) {
    throw damagedTable(name);
  }
  return {
    rows,
    columns: parquetSchema(metadata).children.map(columnOf),
    metadata: new Map(
      metadata.key_value_metadata?.map(({ key, value }) => [key, value ?? ""] as const),
    ),
    async *columnGroups(columns) {
      const scan = await whole(
        name,
        () => parquetScan({ file, metadata, columns: [...columns], compressors }),
      );
      for (const { rowStart, rowEnd } of scan.ranges) {
        const values = columns.map(async (column) => {
          const data = await whole(name, () => scan.readColumn({ column, rowStart, rowEnd }));
          return [column, data] as const;
        });
        const columnsOf = new Map(await Promise.all(values));
        yield { from: rowStart, rows: rowEnd - rowStart, columnsOf };
      }
    },
    async *groups(columns) {
      for (const [rowStart, rowEnd] of rowRanges(metadata)) {
        yield await whole(name, () =>
          parquetReadObjects({
            file,
            metadata,
            columns: [...columns],
            rowStart,
            rowEnd,
            compressors,
            utf8: false,
          }));
      }
    },
  };
}

function columnOf({ element, children }: SchemaTree): ParquetColumn {
  const { name, type = "", converted_type: converted, logical_type: logical } = element;
  const parts = children.map((child) => child.element.name);
  const isText = converted === "UTF8" || logical?.type === "STRING";
  const kind = parts.length > 0
    ? "nested"
    : ["BOOLEAN", "INT32", "INT64", "FLOAT", "DOUBLE"].includes(type)
    ? "numbers"
    : type === "BYTE_ARRAY"
    ? isText ? "text" : "bytes"
    : "other";
  return { name, kind, parts };
}

/** Each group of rows, large ones in parts. */
function* rowRanges({ row_groups: groups }: FileMetaData): Generator<[from: number, to: number]> {
  let from = 0;
  for (const group of groups) {
    const end = from + Number(group.num_rows);
    for (; from < end; from = Math.min(end, from + ROWS_AT_ONCE)) {
      yield [from, Math.min(end, from + ROWS_AT_ONCE)];
    }
  }
}

/** What a library says of the inside of a file helps nobody. */
async function whole<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw damagedTable(name, error);
  }
}

/** Reads one after the other, as a file's position needs. */
function asyncBuffer(access: RandomAccess): AsyncBuffer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    byteLength: access.size,
    slice(start, end = access.size) {
      const length = Math.max(0, Math.min(end, access.size) - start);
      const turn = last.then(async () => {
        const bytes = new Uint8Array(length);
        if (!await access.readAt(start, bytes)) throw new Error("cut short");
        return bytes.buffer;
      });
      last = turn.catch(() => {});
      return turn;
    },
  };
}
