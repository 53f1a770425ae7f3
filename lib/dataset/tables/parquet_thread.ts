import { Failure } from "../../failure.ts";
import type { OpenSource } from "../readers/reader.ts";
import { wholeSource } from "../source_bytes.ts";
import { damagedTable } from "./damaged_table.ts";
import type { ColumnGroup, ParquetFile } from "./parquet_file.ts";
import type { ParquetRequest, ParquetResponse } from "./parquet_worker.ts";

/** An open Parquet file; dispose of it in the end. */
export type OpenParquet = ParquetFile & Disposable;

/** Milliseconds that an answer may take, and for each byte of the file: slow disks give 1 MB in as much as 1 s. */
const PATIENCE = 3000, PATIENCE_PER_BYTE = 1e-3;

/**
 * Opens a Parquet file in a thread of its own. What reads it believes what a damaged file says, and counts to a
 * billion if need be: a thread can be ended.
 *
 * @throws {Failure} it is none, damaged, or takes longer than any of its size
 */
export async function openParquetThread(source: OpenSource): Promise<OpenParquet> {
  const { name, plainPath } = source;
  const at = plainPath ?? await wholeSource(source);
  const size = typeof at === "string" ? source.size ?? 0 : at.length;
  const ask = await startWorker(name, PATIENCE + PATIENCE_PER_BYTE * size);
  try {
    const { rows, columns, metadata } = await ask({ kind: "open", name, at }) as Pick<
      ParquetFile,
      "rows" | "columns" | "metadata"
    >;
    const iterate = async function* (request: ParquetRequest): AsyncGenerator<unknown, void> {
      await ask(request);
      for (;;) {
        const value = await ask({ kind: "next" });
        if (value === null) return;
        yield value;
      }
    };
    return {
      rows,
      columns,
      metadata,
      groups: (columns) =>
        iterate({ kind: "groups", columns }) as AsyncGenerator<Record<string, unknown>[], void>,
      columnGroups: (columns) =>
        iterate({ kind: "columnGroups", columns }) as AsyncGenerator<ColumnGroup, void>,
      [Symbol.dispose]: () => ask.end(),
    };
  } catch (error) {
    ask.end();
    throw error;
  }
}

/** Starts the worker, and asks one question after the other; its start takes what it takes. */
async function startWorker(name: string, patience: number) {
  const worker = new Worker(new URL("./parquet_worker.ts", import.meta.url), { type: "module" });
  const damaged = () => damagedTable(name);
  let answer = Promise.withResolvers<unknown>();
  worker.onmessage = ({ data }: MessageEvent<ParquetResponse>) => {
    if ("failure" in data) answer.reject(new Failure(data.failure));
    else answer.resolve(data.value);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    answer.reject(damaged());
  };
  await answer.promise.catch((cause) => {
    throw new Failure(
      `${name}: what reads Parquet cannot be loaded; read a table once while the network is there`,
      1,
      { cause },
    );
  });
  const ask = async (request: ParquetRequest): Promise<unknown> => {
    answer = Promise.withResolvers();
    const timer = setTimeout(() => answer.reject(damaged()), patience);
    try {
      worker.postMessage(request);
      return await answer.promise;
    } finally {
      clearTimeout(timer);
    }
  };
  return Object.assign(ask, { end: () => worker.terminate() });
}
