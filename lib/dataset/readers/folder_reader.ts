import type { PictureFolder } from "../folder.ts";
import { folderClasses } from "../pictures/folder_classes.ts";
import { type LabelledPicture, readPictures } from "../pictures/read_pictures.ts";
import type { Loading } from "./reader.ts";

/**
 * Reads a folder of pictures. It has no line in the registry, which goes by the first bytes of a file.
 *
 * @throws {Failure} a picture cannot be read, they differ in size, or only some are in folders of classes
 */
export async function readFolder(
  name: string,
  { files, others }: PictureFolder,
  loading: Loading,
): Promise<void> {
  const { labels, labelOf } = folderClasses(name, files.map(({ inner }) => inner));
  const pictures = files.map(({ path, inner, size }): LabelledPicture => ({
    file: { name: path, at: path, storedBytes: size },
    label: labelOf(inner),
  }));
  if (others.length > 0) {
    const [noun, verb] = others.length === 1 ? ["file", "is"] : ["files", "are"];
    loading.note(
      `${name}: ${others.length} other ${noun} in it ${verb} not read, such as ${others[0]}`,
    );
  }
  const source = { name, expectedRows: files.length, labels, countsBytes: true };
  await readPictures(pictures, source, loading);
}
