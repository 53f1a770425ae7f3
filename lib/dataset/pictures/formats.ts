/** A kind of picture file. */
export interface PictureFormat {
  /** What people call it. */
  readonly name: "PNG" | "JPEG" | "PGM or PPM" | "TIFF" | "WebP";
  /** Whether a file that begins so is of this kind. */
  readonly hasContent: (head: Uint8Array) => boolean;
  /** Endings of names. */
  readonly endings: readonly string[];
}

/** Every kind of picture file that is read; `decode_picture.ts` has the decoder of each. */
const PICTURE_FORMATS: readonly PictureFormat[] = [
  {
    name: "PNG",
    hasContent: (head) => text(head, 0, 8) === "\x89PNG\r\n\x1a\n",
    endings: ["png"],
  },
  {
    name: "JPEG",
    hasContent: (head) => text(head, 0, 3) === "\xff\xd8\xff",
    endings: ["jpg", "jpeg"],
  },
  {
    name: "PGM or PPM",
    hasContent: (head) => /^P[1-6][\s#]/.test(text(head, 0, 3)),
    endings: ["pgm", "ppm", "pbm", "pnm"],
  },
  {
    name: "TIFF",
    hasContent: (head) => ["II*\0", "MM\0*"].includes(text(head, 0, 4)),
    endings: ["tif", "tiff"],
  },
  {
    name: "WebP",
    hasContent: (head) => text(head, 0, 4) === "RIFF" && text(head, 8, 12) === "WEBP",
    endings: ["webp"],
  },
];

/** The kinds of picture files, for messages. */
export const PICTURE_KINDS = "PNG, JPEG, WebP, TIFF, PGM or PPM";

/** The kind of a file that begins so. */
export function formatByContent(head: Uint8Array): PictureFormat | undefined {
  return PICTURE_FORMATS.find(({ hasContent }) => hasContent(head));
}

/** The kind that a file of this name is meant to be. */
export function formatByName(name: string): PictureFormat | undefined {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return PICTURE_FORMATS.find(({ endings }) => endings.includes(ending));
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
