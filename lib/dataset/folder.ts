import { Failure } from "../failure.ts";
import { formatByName, PICTURE_KINDS } from "./pictures/formats.ts";
import { readFailure } from "./read_failure.ts";

/** The pictures in a folder and in those below it. */
export interface PictureFolder {
  /** In natural order of their paths: "part 2" before "part 10". */
  readonly files: readonly FolderFile[];
  /** Bytes of all of them. */
  readonly bytes: number;
  /** Other files, which are not read. */
  readonly others: readonly string[];
}

/** A picture file. */
export interface FolderFile {
  /** From where the program runs. */
  readonly path: string;
  /** From the folder on, with slashes. */
  readonly inner: string;
  /** Bytes. */
  readonly size: number;
}

/** More files are no data set but somebody's disk. */
const MAX_FILES = 1_000_000;

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Compares names as people do: "2" before "10". */
export function compareNatural(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

/**
 * Looks for pictures, by their names. Hidden files are passed over, links to folders are not followed.
 *
 * @throws {Failure} there are none, or it may not be looked at
 */
export async function listPictures(path: string): Promise<PictureFolder> {
  const files: FolderFile[] = [];
  const others: string[] = [];
  const walk = async (folder: string, inner: string) => {
    const folders: Promise<void>[] = [];
    for await (const entry of entriesOf(folder)) {
      const { name } = entry;
      if (name.startsWith(".") || name === "__MACOSX" || name === "Thumbs.db") continue;
      const [below, innerBelow] = [`${folder}/${name}`, inner + name];
      if (entry.isDirectory) folders.push(walk(below, `${innerBelow}/`));
      else if (!formatByName(name)) others.push(innerBelow);
      else files.push({ path: below, inner: innerBelow, size: sizeOf(below) });
      if (files.length > MAX_FILES) {
        throw new Failure(
          `${path}: more than ${MAX_FILES} pictures; name one of the folders in it`,
        );
      }
    }
    await Promise.all(folders);
  };
  await walk(path.replace(/(?<=.)\/+$/, ""), "");
  if (files.length === 0) {
    throw new Failure(
      others.length === 0
        ? `${path}: an empty folder; give one with pictures (${PICTURE_KINDS})`
        : `${path}: a folder without pictures (${PICTURE_KINDS}); name the files in it`,
    );
  }
  files.sort((a, b) => compareNatural(a.inner, b.inner));
  others.sort(compareNatural);
  return { files, bytes: files.reduce((sum, { size }) => sum + size, 0), others };
}

async function* entriesOf(folder: string): AsyncGenerator<Deno.DirEntry, void> {
  try {
    yield* Deno.readDir(folder);
  } catch (error) {
    throw readFailure(folder, error);
  }
}

/** 0 where it cannot be told: whoever reads the file will say so. */
function sizeOf(path: string): number {
  try {
    return Deno.statSync(path).size;
  } catch {
    return 0;
  }
}
