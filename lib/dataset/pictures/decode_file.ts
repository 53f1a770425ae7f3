import { UnreadablePicture } from "./decoded_picture.ts";
import { decodePicture } from "./decode_picture.ts";
import type { PictureFile, PictureReader } from "./picture_bytes.ts";
import { type PictureOptions, wantedPixels } from "./wanted_pixels.ts";

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

/** Reads and decodes one file. A picture that cannot be read is no error: it has a problem. */
export async function decodeFile(
  file: PictureFile,
  reader: PictureReader,
  options: PictureOptions,
): Promise<DecodedFile> {
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
