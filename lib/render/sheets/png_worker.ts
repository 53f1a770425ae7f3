/// <reference lib="deno.worker" />
import type { DrawnChart } from "../charts/plot.ts";
import type { ContactSheet } from "./sheet.ts";
import { picturePng } from "./picture_file.ts";

/** A picture to draw. */
export interface PngRequest {
  /** Comes back with the answer. */
  readonly id: number;
  /** What is drawn. */
  readonly picture: DrawnChart | ContactSheet;
}

/** The drawn picture of a request. */
export interface PngResponse {
  /** Of the request. */
  readonly id: number;
  /** A PNG file. */
  readonly png: Uint8Array;
}

self.onmessage = async ({ data: { id, picture } }: MessageEvent<PngRequest>) => {
  const response: PngResponse = { id, png: await picturePng(picture) };
  self.postMessage(response);
};
