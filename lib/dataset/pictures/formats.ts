import { type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

/** A kind of picture file. */
interface PictureFormat {
  readonly name: string;
  /** Whether a file that begins so is of this kind. */
  readonly hasContent: (head: Uint8Array) => boolean;
  /** Endings of names. */
  readonly endings: readonly string[];
  /** Loads the decoder. */
  readonly load: () => Promise<Decode>;
}

type Decode = (bytes: Uint8Array) => DecodedPicture | Promise<DecodedPicture>;

/** Bytes that tell every kind. */
export const PICTURE_HEAD_BYTES = 12;

/** Every kind of picture file that is read. */
const PICTURE_FORMATS: readonly PictureFormat[] = [
  {
    name: "PNG",
    hasContent: (head) => text(head, 0, 8) === "\x89PNG\r\n\x1a\n",
    endings: ["png"],
    load: async () => (await import("./png.ts")).decodePng,
  },
  {
    name: "JPEG",
    hasContent: (head) => text(head, 0, 3) === "\xff\xd8\xff",
    endings: ["jpg", "jpeg"],
    load: async () => (await import("./jpeg.ts")).decodeJpeg,
  },
  {
    name: "PGM or PPM",
    hasContent: (head) => /^P[1-6][\s#]/.test(text(head, 0, 3)),
    endings: ["pgm", "ppm", "pbm", "pnm"],
    load: async () => (await import("./pnm.ts")).decodePnm,
  },
  {
    name: "TIFF",
    hasContent: (head) => ["II*\0", "MM\0*"].includes(text(head, 0, 4)),
    endings: ["tif", "tiff"],
    load: async () => (await import("./tiff.ts")).decodeTiff,
  },
  {
    name: "WebP",
    hasContent: (head) => text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP",
    endings: ["webp"],
    load: async () => (await import("./webp.ts")).decodeWebp,
  },
];

/** Decoders, once a file of their kind was read. */
const decoders = new Map<PictureFormat, Decode>();

/** The kinds of picture files, for messages. */
export const PICTURE_KINDS = "PNG, JPEG, WebP, TIFF, PGM or PPM";

/** Whether a file that begins so is a picture. */
export function hasPictureContent(head: Uint8Array): boolean {
  return PICTURE_FORMATS.some(({ hasContent }) => hasContent(head));
}

/** Whether a file of this name is meant to be a picture. */
export function hasPictureName(name: string): boolean {
  return formatByName(name) !== undefined;
}

/**
 * Decodes a picture file of any kind, by its contents.
 *
 * @throws {UnreadablePicture} it is none, damaged, cut short or too large
 */
export async function decodePicture(name: string, bytes: Uint8Array): Promise<DecodedPicture> {
  if (bytes.length === 0) throw new UnreadablePicture("is empty");
  const format = PICTURE_FORMATS.find(({ hasContent }) => hasContent(bytes));
  if (!format) {
    const meant = formatByName(name)?.name ?? "picture";
    throw new UnreadablePicture(`is no ${meant}, nor ${PICTURE_KINDS}`);
  }
  try {
    // Awaiting an import takes as long as decoding a small picture, so it is done once.
    const decode = decoders.get(format) ?? await format.load();
    decoders.set(format, decode);
    return await decode(bytes);
  } catch (error) {
    if (error instanceof UnreadablePicture) throw error;
    // What a decoder says of the inside of a file helps nobody, and may hold anything.
    throw new UnreadablePicture(`is a damaged ${format.name}`, { cause: error });
  }
}

function formatByName(name: string): PictureFormat | undefined {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return PICTURE_FORMATS.find(({ endings }) => endings.includes(ending));
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
