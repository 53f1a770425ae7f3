import { Failure } from "../failure.ts";
import type { Section } from "../sections/section.ts";
import { formatOf } from "./export.ts";
import type { Io } from "./io.ts";
import { saveTo } from "./save_to.ts";

/** The options of commands that can save what they show. */
export interface SaveOptions {
  /** A .png or .svg file. */
  readonly output: string;
  /** Replace a file that is there already. */
  readonly force?: boolean | undefined;
}

/**
 * Saves the pictures that a command shows.
 *
 * @param path the model file
 * @param make what is shown
 */
export async function savePicture(
  path: string,
  { output, force = false }: SaveOptions,
  make: () => Promise<Section>,
  io: Io,
): Promise<void> {
  const format = formatOf({ output });
  if (format !== "png" && format !== "svg") {
    throw new Failure(`${output}: pictures are saved as .png or .svg; for numbers see export`, 2);
  }
  await saveTo({ output, force, sources: [path], isText: format === "svg" }, io, async () => {
    const { pictures, parts } = await make();
    const shown = pictures[0] ?? parts[0]!.pictures[0]!;
    // loaded when a picture is made: drawing charts takes half a second to load
    const [{ picturePng, pictureSvg }, { sheetOf }] = await Promise.all([
      import("../render/sheets/picture_file.ts"),
      import("../render/sheets/sheet_of.ts"),
    ]);
    const sheet = sheetOf(shown);
    return [
      format === "png" ? await picturePng(sheet) : new TextEncoder().encode(pictureSvg(sheet)),
    ];
  });
}
