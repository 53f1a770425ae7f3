import { inMemory, type RandomAccess } from "../../arrays/random_access.ts";
import { DEFLATED, readDirectory, type ZipEntry } from "../../arrays/zip.ts";
import { Failure } from "../../failure.ts";
import { compareNatural } from "../folder.ts";
import { folderClasses } from "../pictures/folder_classes.ts";
import { formatByName, PICTURE_KINDS } from "../pictures/formats.ts";
import { type LabelledPicture, readPictures } from "../pictures/read_pictures.ts";
import { randomAccess, wholeSource } from "../source_bytes.ts";
import { isZip } from "./npz_reader.ts";
import type { Reader } from "./reader.ts";

/** A zip archive of pictures, in folders or not. */
export const zipReader: Reader = {
  format: "ZIP",
  hasContent: isZip,
  hasName: (name) => /\.zip$/i.test(name),
  async read(source, loading) {
    const { name, plainPath } = source;
    const memory = plainPath === null ? inSharedMemory(await wholeSource(source)) : null;
    const file = memory ? inMemory(memory) : await randomAccess(source);
    const entries = picturesIn(name, await directoryOf(file, name));
    const { labels, labelOf } = folderClasses(name, entries.map((entry) => entry.name));
    const pictures = entries.map((entry): LabelledPicture => ({
      file: {
        name: `${name}/${entry.name}`,
        at: plainPath ?? memory!,
        storedBytes: entry.storedSize,
        member: { offset: entry.offset, size: entry.size, isPacked: entry.method === DEFLATED },
      },
      label: labelOf(entry.name),
    }));
    await readPictures(pictures, {
      name,
      expectedRows: entries.length,
      labels,
      countsBytes: plainPath !== null,
    }, loading);
  },
};

async function directoryOf(file: RandomAccess, name: string): Promise<ZipEntry[]> {
  try {
    return await readDirectory(file, name);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Its own words are about model files.
    throw new Failure(`${name}: the zip archive is cut short or damaged; fetch it again`, 1, {
      cause: error,
    });
  } finally {
    file.close();
  }
}

/** The pictures of an archive by their names, in natural order. */
function picturesIn(name: string, entries: readonly ZipEntry[]): ZipEntry[] {
  const pictures = entries.filter(({ name }) => isPictureMember(name));
  if (pictures.length === 0) {
    throw new Failure(
      `${name}: a zip archive without pictures (${PICTURE_KINDS}); unzip it, give what it holds`,
    );
  }
  return pictures.sort((a, b) => compareNatural(a.name, b.name));
}

/** Whether a member of an archive is a picture, by its name; what macOS and others hide beside them is none. */
export function isPictureMember(path: string): boolean {
  return formatByName(path) !== undefined &&
    !path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

/** So that workers read it without a copy each. */
function inSharedMemory(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
