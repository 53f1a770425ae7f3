/// <reference lib="deno.worker" />
import { inMemory, openTwice, type RandomAccess } from "../../arrays/random_access.ts";
import { Failure } from "../../failure.ts";
import { openParquet, type ParquetFile } from "./parquet_file.ts";

/** What is asked of the worker; each question is answered before the next is asked. */
export type ParquetRequest =
  | { readonly kind: "open"; readonly name: string; readonly at: string | Uint8Array }
  | { readonly kind: "groups" | "columnGroups"; readonly columns: readonly string[] }
  | { readonly kind: "next" };

/** Its answer: a value, or what is wrong with the file. The first, to no question, says that it has started. */
export type ParquetResponse =
  | { readonly value: unknown }
  | { readonly failure: string };

let table: ParquetFile;
let rows: AsyncGenerator<unknown, void>;

self.onmessage = async ({ data }: MessageEvent<ParquetRequest>) => {
  let response: ParquetResponse;
  try {
    response = { value: await answer(data) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    response = { failure: error.message };
  }
  self.postMessage(response);
};

// What the library reads at the same time, and nobody waits for any more once the first of it has failed.
self.addEventListener("unhandledrejection", (event) => event.preventDefault());

async function answer(request: ParquetRequest): Promise<unknown> {
  switch (request.kind) {
    case "open": {
      table = await openParquet(request.name, await accessTo(request.at));
      const { rows, columns, metadata } = table;
      return { rows, columns, metadata };
    }
    case "next": {
      const { done, value } = await rows.next();
      return done ? null : value;
    }
    default:
      rows = table[request.kind](request.columns);
      return null;
  }
}

async function accessTo(at: string | Uint8Array): Promise<RandomAccess> {
  if (typeof at !== "string") return inMemory(at);
  const [file] = await openTwice(at);
  return file!;
}

self.postMessage({ value: null } satisfies ParquetResponse);
