import { writePart } from "../render/text/section.ts";
import { components as componentsOf } from "../sections/components.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { printData } from "./print_data.ts";
import { type SaveOptions, savePicture } from "./save_picture.ts";

/** `components`: pictures of all components, or one of them large with its scale and the classes that use it. */
export async function components(
  path: string,
  { index, output, force }: { readonly index?: number } & Partial<SaveOptions>,
  io: Io,
): Promise<void> {
  const make = async () => componentsOf(await readFacts(path, { images: false }), { index });
  if (output !== undefined) return await savePicture(path, { output, force }, make, io);
  const section = await make();
  await (io.json ? printData(section, io) : writePart(section, io));
}
