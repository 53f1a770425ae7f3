import { Failure } from "../../failure.ts";
import { folderClasses } from "../pictures/folder_classes.ts";
import { PICTURE_KINDS } from "../pictures/formats.ts";
import { type LabelledPicture, readPictures } from "../pictures/read_pictures.ts";
import { isPictureMember } from "./zip_reader.ts";
import type { OpenSource, Reader } from "./reader.ts";

/** Largest picture in an archive. */
const MAX_MEMBER_BYTES = 1 << 29;

/** A tar archive of pictures, in folders or not, packed with gzip or not; read as it arrives, in its own order. */
export const tarReader: Reader = {
  format: "TAR",
  hasContent: (head) => String.fromCharCode(...head.subarray(257, 262)) === "ustar",
  hasName: (name) => /\.(tar|tgz|tar\.gz)$/i.test(name),
  async read(source, loading) {
    // Which folder is the class shows in the end: until then each folder has an index of its own.
    const folders = new Map<string, number>();
    const labelNames: string[] = [];
    const pictures = async function* (): AsyncGenerator<LabelledPicture, void> {
      for await (const { path, bytes } of membersOf(source)) {
        const folder = path.slice(0, path.lastIndexOf("/") + 1);
        if (!folders.has(folder)) folders.set(folder, folders.size);
        yield {
          file: { name: `${source.name}/${path}`, at: bytes, storedBytes: bytes.length },
          label: folders.get(folder)!,
        };
      }
      const paths = [...folders.keys()].map((folder) => `${folder}a picture`);
      const classes = folderClasses(source.name, paths);
      if (classes.labels === null) return;
      const { names } = classes.labels.names;
      for (const path of paths) labelNames.push(names[classes.labelOf(path)]!);
    };
    await readPictures(pictures(), {
      name: source.name,
      expectedRows: 0,
      labels: { names: { names: labelNames, isOrdered: false } },
      labelsShowLate: true,
      countsBytes: false,
    }, loading);
  },
};

/** The pictures of an archive. */
async function* membersOf(
  { name, bytes }: OpenSource,
): AsyncGenerator<{ path: string; bytes: Uint8Array }, void> {
  const { createTarDecoder } = await import("modern-tar");
  let count = 0;
  const copies = ReadableStream.from((async function* () {
    for await (const piece of bytes) yield piece.slice();
  })());
  try {
    for await (const { header, body } of copies.pipeThrough(createTarDecoder({ strict: true }))) {
      if (header.type !== "file" || !isPictureMember(header.name)) {
        await body.cancel();
        continue;
      }
      if (header.size > MAX_MEMBER_BYTES) {
        throw new Failure(`${name}: ${header.name} is larger than 512 MB; leave it out`);
      }
      count++;
      yield { path: header.name.replace(/^\.\//, ""), bytes: await new Response(body).bytes() };
    }
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error) || "code" in error) throw error;
    throw new Failure(`${name}: the tar archive is damaged or cut short; fetch it again`, 1, {
      cause: error,
    });
  }
  if (count === 0) {
    throw new Failure(
      `${name}: a tar archive without pictures (${PICTURE_KINDS}); unpack it, give what it holds`,
    );
  }
}
