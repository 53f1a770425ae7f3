/// <reference lib="deno.worker" />
import { UnreadablePicture } from "./decoded_picture.ts";
import { decodePicture } from "./formats.ts";
import { type PictureFile, PictureReader } from "./picture_bytes.ts";
import { type PictureOptions, wantedPixels } from "./wanted_pixels.ts";

/** Picture files to decode. */
export interface DecodeRequest {
  /** Comes back with the answer. */
  readonly id: number;
  /** In the order in which they are wanted. */
  readonly files: readonly PictureFile[];
  /** What they are to become. */
  readonly options: PictureOptions;
}

/** What became of one file. */
export type DecodedFile =
  & {
    /** Bytes that were read of it. */
    readonly bytes: number;
  }
  & ({
    /** Its pixels, bytes where all are whole numbers; (height, width, channels) row-major. */
    readonly pixels: Uint8Array | Float32Array;
    /** Pixels from top to bottom. */
    readonly height: number;
    /** Pixels from left to right. */
    readonly width: number;
    /** Whether red, green and blue differ anywhere in the file. */
    readonly hasColor: boolean;
  } | {
    /** Why it has no pixels: the end of a line that begins with its name. */
    readonly problem: string;
  });

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
  for (const file of files) decoded.push(await decodeFile(file, options));
  const response: DecodeResponse = { id, files: decoded };
  const memory = decoded.flatMap((file) => "pixels" in file ? [file.pixels.buffer] : []);
  self.postMessage(response, [...new Set(memory)] as ArrayBuffer[]);
};

async function decodeFile(file: PictureFile, options: PictureOptions): Promise<DecodedFile> {
  let read = file.storedBytes;
  try {
    const bytes = reader.bytesOf(file);
    if (file.member === undefined) read = bytes.length;
    return {
      ...wantedPixels(await decodePicture(file.name, bytes), options),
      bytes: read,
    };
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    return { problem: error.message, bytes: read };
  }
}
