import { writePart } from "../render/text/section.ts";
import { overlays } from "../sections/overlay.ts";
import { chosenClass, type ClassChoice, labelOf } from "./class_choice.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { printData } from "./print_data.ts";
import { type SaveOptions, savePicture } from "./save_picture.ts";

/** `overlay`: a class's top components painted over one another in ten colours, with a legend; with `output` as a picture. */
export async function showOverlay(
  path: string,
  { top, output, force, ...choice }: ClassChoice & { readonly top: number } & Partial<SaveOptions>,
  io: Io,
): Promise<void> {
  const name = given(chosenClass(choice), "overlay", "--digit 7");
  const make = async () => {
    const model = await readFacts(path, { images: false });
    return overlays(model, { label: labelOf(model, name), top });
  };
  if (output !== undefined) return await savePicture(path, { output, force }, make, io);
  const section = await make();
  await (io.json ? printData(section, io) : writePart(section, io));
}
