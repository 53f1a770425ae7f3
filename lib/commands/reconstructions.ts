import { writeTable, writeTitled } from "../render/text/section.ts";
import { distances } from "../sections/distances.ts";
import { chosenClass, type ClassChoice, labelOf } from "./class_choice.ts";
import type { Io } from "./io.ts";
import { readFacts, requireImages } from "./model_parts.ts";
import { printData } from "./print_data.ts";

/** `reconstructions`: the images that the model reconstructs worst and best, of all or of one class. */
export async function reconstructions(
  path: string,
  { worst, best, ...choice }: ClassChoice & { readonly worst: number; readonly best: number },
  io: Io,
): Promise<void> {
  const model = await readFacts(path, { images: true, isRanked: true });
  requireImages(model);
  const section = distances(model, { worst, best, label: labelOf(model, chosenClass(choice)) });
  if (io.json) return await printData(section, io);
  await writeTable(section.tables[0]!, io);
  for (const part of section.parts) {
    await io.out("\n");
    await writeTitled(part, io);
  }
}
