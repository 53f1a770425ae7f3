import { writePart } from "../render/text/section.ts";
import { sample as sampleOf } from "../sections/sample.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { printData } from "./print_data.ts";

/** `sample`: one image, its reconstruction, the difference, and its weights. */
export async function sample(
  path: string,
  options: { readonly index?: number },
  io: Io,
): Promise<void> {
  const index = given(options.index, "sample", "--index 0");
  const section = sampleOf(await readFacts(path, { images: true }), { index });
  await (io.json ? printData(section, io) : writePart(section, io));
}
