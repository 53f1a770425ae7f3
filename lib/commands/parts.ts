import { builtInSet } from "../dataset/sets/registry.ts";
import { Failure } from "../failure.ts";
import { writePart } from "../render/text/section.ts";
import { knownParts } from "../sections/known_parts.ts";
import type { Io } from "./io.ts";
import { readFacts } from "./model_parts.ts";
import { printData } from "./print_data.ts";

/** `parts`: the components of a model beside the known parts of a built-in set. */
export async function parts(path: string, name: string, io: Io): Promise<void> {
  const set = builtInSet(name);
  if (set.parts === null) throw new Failure(`${name}: nobody knows what its images are made of`, 2);
  const found = knownParts(await readFacts(path, { images: false }), set, await set.parts());
  await (io.json ? printData(found, io) : writePart(found, io));
}
