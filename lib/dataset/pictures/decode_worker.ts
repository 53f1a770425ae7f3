/// <reference lib="deno.worker" />
import { type DecodedFile, decodeFile } from "./decode_file.ts";
import { type PictureFile, PictureReader } from "./picture_bytes.ts";
import type { PictureOptions } from "./wanted_pixels.ts";

/** Picture files to decode. */
export interface DecodeRequest {
  /** Comes back with the answer. */
  readonly id: number;
  /** In the order in which they are wanted. */
  readonly files: readonly PictureFile[];
  /** What they are to become. */
  readonly options: PictureOptions;
}

/** The decoded files of a request, in order. */
export interface DecodeResponse {
  /** Of the request. */
  readonly id: number;
  /** One for each file. */
  readonly files: readonly DecodedFile[];
}

const reader = new PictureReader();

self.onmessage = async ({ data: { id, files, options } }: MessageEvent<DecodeRequest>) => {
  const decoded: DecodedFile[] = [];
  for (const file of files) decoded.push(await decodeFile(file, reader, options));
  const response: DecodeResponse = { id, files: decoded };
  const memory = decoded.flatMap((file) => "pixels" in file ? [file.pixels.buffer] : []);
  self.postMessage(response, [...new Set(memory)] as ArrayBuffer[]);
};
