import { type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";
import { formatByContent, formatByName, PICTURE_KINDS, type PictureFormat } from "./formats.ts";

type Decode = (bytes: Uint8Array) => DecodedPicture | Promise<DecodedPicture>;

/** Loads the decoder of each kind, when the first such file is read. */
const LOAD: Readonly<Record<PictureFormat["name"], () => Promise<Decode>>> = {
  "PNG": async () => (await import("./png.ts")).decodePng,
  "JPEG": async () => (await import("./jpeg.ts")).decodeJpeg,
  "PGM or PPM": async () => (await import("./pnm.ts")).decodePnm,
  "TIFF": async () => (await import("./tiff.ts")).decodeTiff,
  "WebP": async () => (await import("./webp.ts")).decodeWebp,
};

/** Decoders, once a file of their kind was read: awaiting an import takes as long as decoding a small picture. */
const loaded = new Map<PictureFormat["name"], Decode>();

/** A decoder is not there: its package could not be downloaded. */
export class MissingDecoder extends Error {
  /** How the error calls itself. */
  override name = "MissingDecoder";
}

async function loadDecoder(kind: PictureFormat["name"]): Promise<Decode> {
  try {
    return await LOAD[kind]();
  } catch (cause) {
    throw new MissingDecoder(
      `what reads ${kind} cannot be loaded; read such a picture once while the network is there`,
      { cause },
    );
  }
}

/**
 * Decodes a picture file of any kind, by its contents. Only the decode worker imports this file: Deno downloads the
 * packages of the decoders when the worker is first started, and not with strokes.
 *
 * @throws {UnreadablePicture} it is none, damaged, cut short or too large
 * @throws {MissingDecoder} what reads it cannot be loaded
 */
export async function decodePicture(name: string, bytes: Uint8Array): Promise<DecodedPicture> {
  if (bytes.length === 0) throw new UnreadablePicture("is empty");
  const format = formatByContent(bytes);
  if (!format) {
    const meant = formatByName(name)?.name ?? "picture";
    throw new UnreadablePicture(`is no ${meant}, nor ${PICTURE_KINDS}`);
  }
  const decode = loaded.get(format.name) ?? await loadDecoder(format.name);
  loaded.set(format.name, decode);
  try {
    return await decode(bytes);
  } catch (error) {
    if (error instanceof UnreadablePicture) throw error;
    // What a decoder says of the inside of a file helps nobody, and may hold anything.
    throw new UnreadablePicture(`is a damaged ${format.name}`, { cause: error });
  }
}
