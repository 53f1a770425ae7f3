import { writePart } from "../render/text/section.ts";
import { sharedPictures } from "../sections/class_pictures.ts";
import { chosenClass, type ClassChoice, labelOf } from "./class_choice.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { printData } from "./print_data.ts";
import { type SaveOptions, savePicture } from "./save_picture.ts";

/** `class`: what the top components of a class have in common, pixel by pixel; with `output` as a picture. */
export async function showClass(
  path: string,
  { top, output, force, ...choice }: ClassChoice & { readonly top: number } & Partial<SaveOptions>,
  io: Io,
): Promise<void> {
  const name = given(chosenClass(choice), "class", "--digit 7");
  const make = async () => {
    const model = await readFacts(path, { images: false });
    return sharedPictures(model, { label: labelOf(model, name), top });
  };
  if (output !== undefined) return await savePicture(path, { output, force }, make, io);
  const section = await make();
  await (io.json ? printData(section, io) : writePart(section, io));
}
