import { formatByContent, formatByName } from "../pictures/formats.ts";
import { readPictures } from "../pictures/read_pictures.ts";
import { wholeSource } from "../source_bytes.ts";
import type { Reader } from "./reader.ts";

/** One picture file. */
export const pictureReader: Reader = {
  format: "picture",
  hasContent: (head) => formatByContent(head) !== undefined,
  hasName: (name) => formatByName(name) !== undefined,
  async read(source, loading) {
    const { name, size } = source;
    const at = await wholeSource(source);
    const file = { name, at, storedBytes: size ?? at.length };
    const picture = { name, expectedRows: 1, labels: null, countsBytes: false };
    await readPictures([{ file, label: 0 }], picture, loading);
  },
};
